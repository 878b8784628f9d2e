package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The locks of a bot; at most {@value #LIMIT}, oldest forgotten first. Guarded by the bot's lock.
 */
final class PairLocks {
  private static final int LIMIT = 500;

  private final List<Lock> locks = new ArrayList<>();
  private int lastId;

  Lock add(String pair, String side, String reason, long sinceMillis, long untilMillis) {
    if (locks.size() == LIMIT) {
      locks.removeFirst();
    }
    Lock lock = new Lock(++lastId, pair, side, reason, sinceMillis, untilMillis);
    locks.add(lock);
    return lock;
  }

  List<Lock> active(long millis) {
    return locks.stream().filter(lock -> lock.isActive(millis)).toList();
  }

  boolean forbid(Pair pair, boolean isShort, long millis) {
    return locks.stream().anyMatch(lock -> lock.isActive(millis) && lock.forbids(pair, isShort));
  }

  void remove(Predicate<Lock> condition) {
    locks.removeIf(condition);
  }
}
