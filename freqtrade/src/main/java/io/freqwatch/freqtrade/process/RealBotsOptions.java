package io.freqwatch.freqtrade.process;

import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which real bots to run.
 *
 * @param folder each bot gets a folder of its own in it
 * @param python of an environment with Freqtrade
 * @param count how many
 * @param basePort the API port of the first, the others follow; 0 takes free ones
 * @param exchange where the simulated exchange answers, without a path
 * @param pairs what the exchange trades against USDT, dealt out to the bots in turn
 * @param random makes passwords
 */
public record RealBotsOptions(
    Path folder,
    Path python,
    int count,
    int basePort,
    URI exchange,
    List<String> pairs,
    RandomGenerator random,
    Clock clock) {
  /** Beyond the ports of a thousand simulated bots. */
  public static final int BASE_PORT = 29_101;

  public RealBotsOptions {
    pairs = List.copyOf(pairs);
    if (count < 1 || pairs.size() < count) {
      throw new IllegalArgumentException(
          "real bots: expected at least one, and a pair for each, found "
              + count
              + " and the pairs "
              + pairs);
    }
  }
}
