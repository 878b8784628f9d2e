package io.freqwatch.freqtrade.simulator;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to simulate.
 *
 * @param bots how many bots, 1 to 1000
 * @param seed the same seed and clock give the same answers
 * @param dialect of all bots; empty for a mix
 * @param history how far back closed trades go, at most 400 days
 * @param tradesPerDay closed trades per bot and day of the history; 0 for none
 * @param closeEvery mean time between closed trades of a bot from now on
 * @param throttle time between two rounds of a bot
 * @param slowness whether answers take as long as Freqtrade's
 * @param host address to bind
 * @param basePort port of the first bot, the others follow; 0 takes free ones
 * @param controlPort port of the control server; 0 takes a free one
 * @param exchangePort port of the simulated exchange, 0 for a free one; empty for no exchange
 */
public record SimulateOptions(
    int bots,
    long seed,
    Optional<Dialect> dialect,
    Duration history,
    double tradesPerDay,
    Duration closeEvery,
    Duration throttle,
    boolean slowness,
    String host,
    int basePort,
    int controlPort,
    OptionalInt exchangePort,
    Clock clock) {
  private static final int MOST_BOTS = 1000;
  private static final Duration LONGEST_HISTORY = Duration.ofDays(400);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming what is out of range
   */
  public SimulateOptions {
    require(bots >= 1 && bots <= MOST_BOTS, "bots: expected 1 to 1000, found " + bots);
    require(
        !history.isNegative() && history.compareTo(LONGEST_HISTORY) <= 0,
        "history: expected 0 to 400 days, found " + history);
    require(
        tradesPerDay >= 0 && tradesPerDay <= 2000,
        "trades per day: expected 0 to 2000, found " + tradesPerDay);
    require(closeEvery.isPositive(), "close every: expected more than 0, found " + closeEvery);
    require(throttle.isPositive(), "throttle: expected more than 0, found " + throttle);
  }

  /** Three bots with 90 days of history on the documented ports. */
  public static SimulateOptions defaults(Clock clock) {
    return builder(clock).build();
  }

  public static Builder builder(Clock clock) {
    return new Builder(clock);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private Clock clock;
    private int bots = 3;
    private long seed = 42;
    private Optional<Dialect> dialect = Optional.empty();
    private Duration history = Duration.ofDays(90);
    private double tradesPerDay = 20;
    private Duration closeEvery = Duration.ofSeconds(140);
    private Duration throttle = Duration.ofSeconds(5);
    private boolean slowness = true;
    private String host = "127.0.0.1";
    private int basePort = 28_081;
    private int controlPort = 28_080;
    private OptionalInt exchangePort = OptionalInt.empty();

    private Builder(Clock clock) {
      this.clock = clock;
    }

    public Builder bots(int count) {
      bots = count;
      return this;
    }

    public Builder seed(long value) {
      seed = value;
      return this;
    }

    public Builder dialect(Dialect value) {
      dialect = Optional.of(value);
      return this;
    }

    public Builder history(Duration length) {
      history = length;
      return this;
    }

    public Builder tradesPerDay(double count) {
      tradesPerDay = count;
      return this;
    }

    public Builder closeEvery(Duration time) {
      closeEvery = time;
      return this;
    }

    public Builder throttle(Duration time) {
      throttle = time;
      return this;
    }

    public Builder slowness(boolean wanted) {
      slowness = wanted;
      return this;
    }

    public Builder host(String address) {
      host = address;
      return this;
    }

    /** Port of the first bot; the control server stays where it is. */
    public Builder basePort(int port) {
      basePort = port;
      return this;
    }

    public Builder controlPort(int port) {
      controlPort = port;
      return this;
    }

    /** Runs the simulated exchange too, on this port; 0 takes a free one. */
    public Builder exchangePort(int port) {
      exchangePort = OptionalInt.of(port);
      return this;
    }

    public Builder clock(Clock other) {
      clock = other;
      return this;
    }

    public SimulateOptions build() {
      return new SimulateOptions(
          bots,
          seed,
          dialect,
          history,
          tradesPerDay,
          closeEvery,
          throttle,
          slowness,
          host,
          basePort,
          controlPort,
          exchangePort,
          clock);
    }
  }
}
