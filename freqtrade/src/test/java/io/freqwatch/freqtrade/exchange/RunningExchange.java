package io.freqwatch.freqtrade.exchange;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** An exchange on a free port whose time moves only when told to, and a client of it. */
final class RunningExchange implements AutoCloseable {
  static final long NOW = 1_795_344_731_172L;
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  final ManualClock clock = new ManualClock(NOW);
  final Market market = new Market(42);
  final SimulatedExchange exchange = new SimulatedExchange(market, ExchangeOptions.local(0, clock));
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());

  RunningExchange() {
    exchange.start();
  }

  HttpAnswer answer(String pathAndQuery) {
    URI uri = URI.create(exchange.apiUri() + pathAndQuery);
    return fetcher.fetch(HttpCall.get(uri).within(DEADLINE));
  }

  JsonNode get(String pathAndQuery) {
    return Json.parse(answer(pathAndQuery).body());
  }

  boolean isRefused() {
    try {
      answer("/ping");
      return false;
    } catch (HttpFailure failure) {
      return failure.kind() == HttpFailure.Kind.REFUSED;
    }
  }

  /** Moves the time in small steps until the condition holds. */
  void advanceUntil(BooleanSupplier condition) {
    long start = Clock.system().monotonicNanos();
    while (!condition.getAsBoolean()) {
      if (Clock.system().monotonicNanos() - start > DEADLINE.toNanos()) {
        throw new AssertionError("did not happen within " + DEADLINE);
      }
      clock.advance(Duration.ofMillis(50));
    }
  }

  @Override
  public void close() {
    exchange.close();
    fetcher.close();
  }
}
