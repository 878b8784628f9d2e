package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Pair;
import io.freqwatch.model.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated bot is: all that its owner would write into its configuration.
 *
 * @param account exchange account; live bots of one name share it
 * @param maxOpenTrades -1 for no limit
 * @param stake units per trade; 0 for an even share of the capital, which Freqtrade calls unlimited
 * @param startingCapital units
 * @param dailyGrowth where its fortune heads, as a share of the starting capital per day
 */
record BotProfile(
    String name,
    long seed,
    Dialect dialect,
    boolean dryRun,
    String exchange,
    String account,
    Asset currency,
    boolean futures,
    Strategy strategy,
    List<Pair> pairs,
    int maxOpenTrades,
    long stake,
    long startingCapital,
    double dailyGrowth,
    String username,
    Secret password,
    Secret tokenKey,
    Secret webSocketToken) {
  private static final int MANY = 8;

  /** The pair of a symbol, if it is on the whitelist. */
  Optional<Pair> pair(String symbol) {
    return pairs.stream().filter(pair -> pair.symbol().equals(symbol)).findFirst();
  }

  /** How many trades it really holds at once. */
  int slots() {
    return maxOpenTrades < 0 ? MANY : maxOpenTrades;
  }

  /** Units to stake on the next trade at a capital. */
  long stakeAt(long capital) {
    return stake > 0 ? stake : capital / slots() / 100 * 99;
  }

  /** With a capital letter, as messages and logs write it. */
  String exchangeTitle() {
    return Character.toUpperCase(exchange.charAt(0)) + exchange.substring(1);
  }
}
