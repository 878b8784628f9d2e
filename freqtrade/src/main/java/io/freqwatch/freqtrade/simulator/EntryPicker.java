package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Chooses what to open next, and for how long. The market's prices are known ahead, so the picker
 * can look: behind its fortune it takes the candidate that will do best, ahead of it any, far ahead
 * the one that will do worst.
 */
final class EntryPicker {
  private static final int MANY = 40;
  private static final int SEVERAL = 14;
  private static final int SOME = 4;
  private static final double FAR_AHEAD = 0.006;
  private static final double BEHIND = -0.002;
  private static final double FAR_BEHIND = -0.01;

  /** What to open, and how long to hold it at most. */
  record Pick(Entry entry, long holdMillis) {}

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
   * @param holds draws times to hold a trade
   * @param lead how far the bot is ahead of its fortune, as a ratio of its capital
   */
  Pick pick(
      List<Pair> pairs, long millis, LongSupplier holds, double lead, RandomGenerator random) {
    Comparator<Pick> byGain = Comparator.comparingDouble(pick -> gain(pick, millis));
    Stream<Pick> candidates =
        Stream.generate(() -> candidate(pairs, holds, random)).limit(candidates(lead));
    return (lead > FAR_AHEAD ? candidates.min(byGain) : candidates.max(byGain)).orElseThrow();
  }

  private static int candidates(double lead) {
    if (lead > FAR_AHEAD) {
      return 2;
    }
    if (lead > BEHIND) {
      return lead > 0 ? 1 : SOME;
    }
    return lead > FAR_BEHIND ? SEVERAL : MANY;
  }

  private Pick candidate(List<Pair> pairs, LongSupplier holds, RandomGenerator random) {
    Pair pair = pairs.get(random.nextInt(pairs.size()));
    boolean isShort = strategy.shorts() && random.nextBoolean();
    String tag = strategy.enterTags().get(random.nextInt(strategy.enterTags().size()));
    return new Pick(new Entry(pair, isShort, tag), holds.getAsLong());
  }

  private double gain(Pick pick, long millis) {
    double change = market.change(pick.entry().pair(), millis, millis + pick.holdMillis());
    return pick.entry().isShort() ? -change : change;
  }

  /** The pairs that fulfil a condition, in their order. */
  static List<Pair> among(List<Pair> pairs, Predicate<Pair> condition) {
    return pairs.stream().filter(condition).toList();
  }
}
