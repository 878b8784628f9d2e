package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.PairCandle;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.freqtrade.api.Whitelist;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the last candle of one pair after another: so often that all pairs have had their turn
 * within five minutes, and never faster than the endpoint bears. One thread.
 */
final class CandleRound {
  private static final long TURN_NANOS = 5L * 60 * 1_000_000_000;
  private static final long FIRST_TURN_NANOS = 2_000_000_000;

  private final Asking asking;
  private final BotMemory memory;
  private final CandleWatch candles;
  private final Clock clock;
  private long nextNanos;
  private long asked;

  CandleRound(Asking asking, BotMemory memory, CandleWatch candles, Clock clock) {
    this.asking = asking;
    this.memory = memory;
    this.candles = candles;
    this.clock = clock;
    this.nextNanos = clock.monotonicNanos();
  }

  /** Asks for at most one pair; answers whether it did. */
  boolean run() throws InterruptedException {
    String timeframe = timeframe();
    Whitelist whitelist = memory.readings().find(ReadEndpoint.WHITELIST, Whitelist.class);
    if (timeframe == null || whitelist == null || clock.monotonicNanos() - nextNanos < 0) {
      return false;
    }
    candles.watch(whitelist.pairs());
    if (candles.size() == 0
        || asking.reader().untilNextCall(ReadEndpoint.PAIR_CANDLES).isPositive()) {
      return false;
    }
    String pair = candles.next(1).getFirst();
    candles.asked(pair);
    long turn = asked++ < candles.size() ? FIRST_TURN_NANOS : TURN_NANOS;
    nextNanos = clock.monotonicNanos() + turn / candles.size();
    return asking.attempt(
        reader -> {
          PairCandle candle = reader.lastCandle(pair, timeframe);
          candles.seen(pair, candle);
        });
  }

  /** How long until the next pair has its turn; zero or less where it is due. */
  Duration untilNext() {
    return Duration.ofNanos(nextNanos - clock.monotonicNanos());
  }

  private @Nullable String timeframe() {
    ShowConfig config = memory.config();
    return config == null ? null : config.timeframe();
  }
}
