package io.freqwatch.freqtrade.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.Dialect;
import io.freqwatch.freqtrade.simulator.SimulateOptions;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.time.Duration;

/** A simulated bot of the newest dialect, and itself in webserver mode. */
final class SimulatedSide implements AutoCloseable {
  private final SimulatedFleet fleet;
  private final HttpFetcher fetcher;
  private final AskedBot bot;

  SimulatedSide(HttpFetcher fetcher) {
    this.fetcher = fetcher;
    this.fleet = new SimulatedFleet(options());
    fleet.start();
    BotAccess access = fleet.bots().getFirst();
    this.bot = new AskedBot(fetcher, access.uri(), access.username(), access.password());
  }

  private static SimulateOptions options() {
    return SimulateOptions.builder(Clock.system())
        .bots(1)
        .dialect(Dialect.V2_50)
        .slowness(false)
        .closeEvery(Duration.ofSeconds(15))
        .history(Duration.ofDays(10))
        .basePort(0)
        .controlPort(0)
        .build();
  }

  AskedBot bot() {
    return bot;
  }

  /** The same bot; from now on it is in webserver mode. */
  AskedBot webserver() {
    byte[] fault = "{\"kind\":\"webserver\"}".getBytes(UTF_8);
    URI faults = fleet.controlUri().resolve("/api/bots/alpha/faults");
    fetcher.fetch(HttpCall.post(faults, "application/json", fault));
    return bot;
  }

  @Override
  public void close() {
    fleet.close();
  }
}
