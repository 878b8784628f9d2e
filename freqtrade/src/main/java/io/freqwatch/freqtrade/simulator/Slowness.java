package io.freqwatch.freqtrade.simulator;

import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Makes answers take as long as Freqtrade's, which grow with the number of trades. */
final class Slowness implements Filter {
  private static final Duration OLD_SYSINFO = Duration.ofSeconds(1);
  private static final Duration NEW_SYSINFO = Duration.ofMillis(100);

  private final boolean active;
  private final Dialect dialect;
  private final Clock clock;
  private final IntSupplier trades;

  Slowness(boolean active, Dialect dialect, Clock clock, IntSupplier trades) {
    this.active = active;
    this.dialect = dialect;
    this.clock = clock;
    this.trades = trades;
  }

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    if (active) {
      clock.sleep(duration(request.path()));
    }
    return next.handle(request);
  }

  private Duration duration(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "profit" -> withTrades(5, 55);
      case "profit_all" -> withTrades(5, 120);
      case "balance" -> withTrades(10, 150);
      case "stats" -> withTrades(5, 32);
      case "mix_tags" -> withTrades(5, 22);
      case "daily", "weekly", "monthly" -> withTrades(5, 5);
      case "trades", "status", "performance", "entries", "exits" -> withTrades(6, 3);
      case "sysinfo" -> dialect.isNew() ? NEW_SYSINFO : OLD_SYSINFO;
      default -> Duration.ofMillis(2);
    };
  }

  private Duration withTrades(int millis, int microsPerTrade) {
    return Duration.ofMillis(millis).plusNanos(1000L * microsPerTrade * trades.getAsInt());
  }
}
