package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.lifecycle.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Bots without ports, for tests; the moment is always the same. */
final class SimulatedBots {
  static final long NOW = 1_795_344_731_172L;
  static final Duration ROUND = Duration.ofSeconds(5);

  private SimulatedBots() {}

  static SimulateOptions.Builder options() {
    return SimulateOptions.builder(new ManualClock(NOW))
        .history(Duration.ofDays(12))
        .slowness(false)
        .basePort(0)
        .controlPort(0);
  }

  static List<BotProfile> profiles(long seed, int bots) {
    return new BotProfiles(seed).first(bots, Optional.empty());
  }

  static Bot booted(BotProfile profile, long seed) {
    return booted(profile, seed, options().build());
  }

  static Bot booted(BotProfile profile, long seed, SimulateOptions options) {
    Bot bot = new Bot(profile, new Market(seed), options, NOW);
    bot.boot(NOW);
    return bot;
  }

  /** Lets a bot trade for so many rounds of five seconds, and says what time it is then. */
  static long trade(Bot bot, long fromMillis, int rounds) {
    long millis = fromMillis;
    for (int i = 0; i < rounds; i++) {
      millis += ROUND.toMillis();
      bot.process(millis);
    }
    return millis;
  }
}
