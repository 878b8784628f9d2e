package io.freqwatch.freqtrade.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Chooses what to open next. The market's prices are known ahead, so the picker can look: behind
 * its fortune it takes the candidate that will do best, ahead of it any, far ahead the one that
 * will do worst.
 */
final class EntryPicker {
  private static final int CANDIDATES = 6;
  private static final double FAR_AHEAD = 0.006;
  private static final double FAR_BEHIND = -0.003;

  private final Market market;
  private final Strategy strategy;

  EntryPicker(Market market, Strategy strategy) {
    this.market = market;
    this.strategy = strategy;
  }

  /**
   * Picks one of the pairs.
   *
   * @param pairs where a trade may be opened; not empty
   * @param horizonMillis how far it looks ahead
   * @param lead how far the bot is ahead of its fortune, as a ratio of its capital
   */
  Entry pick(
      List<Pair> pairs, long millis, long horizonMillis, double lead, RandomGenerator random) {
    List<Entry> candidates =
        random
            .ints(candidates(lead), 0, pairs.size())
            .mapToObj(pairs::get)
            .map(pair -> entry(pair, random))
            .toList();
    Comparator<Entry> byGain =
        Comparator.comparingDouble(entry -> gain(entry, millis, horizonMillis));
    return lead > FAR_AHEAD
        ? candidates.stream().min(byGain).orElseThrow()
        : candidates.stream().max(byGain).orElseThrow();
  }

  private static int candidates(double lead) {
    if (lead > FAR_AHEAD) {
      return 2;
    }
    return lead > 0 ? 1 : lead > FAR_BEHIND ? CANDIDATES / 2 : CANDIDATES;
  }

  private Entry entry(Pair pair, RandomGenerator random) {
    boolean isShort = strategy.shorts() && random.nextBoolean();
    String tag = strategy.enterTags().get(random.nextInt(strategy.enterTags().size()));
    return new Entry(pair, isShort, tag);
  }

  private double gain(Entry entry, long millis, long horizonMillis) {
    double change = market.change(entry.pair(), millis, millis + horizonMillis);
    return entry.isShort() ? -change : change;
  }

  /** The pairs that fulfil a condition, in their order. */
  static List<Pair> among(List<Pair> pairs, Predicate<Pair> condition) {
    return pairs.stream().filter(condition).toList();
  }
}
