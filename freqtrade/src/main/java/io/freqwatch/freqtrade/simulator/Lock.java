package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Pair;

/**
 * A pair that may not be entered for a while.
 *
 * @param pair symbol; {@code *} for all pairs
 * @param side {@code long}, {@code short} or {@code *} for both
 */
record Lock(int id, String pair, String side, String reason, long sinceMillis, long untilMillis) {
  boolean isActive(long millis) {
    return untilMillis > millis;
  }

  boolean forbids(Pair wanted, boolean isShort) {
    boolean samePair = pair.equals("*") || pair.equals(wanted.symbol());
    return samePair && (side.equals("*") || side.equals(isShort ? "short" : "long"));
  }
}
