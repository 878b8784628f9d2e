package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Locks;
import io.freqwatch.freqtrade.api.Locks.Lock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Locks, whitelist and blacklist. */
final class LockFamilies implements Area {
  private record Locked(String pair, String side) {}

  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot.locks().ifPresent(locks -> locks(locks, families));
    snapshot
        .whitelist()
        .ifPresent(list -> families.add("freqtrade_whitelist_pairs", list.pairs().size()));
    snapshot
        .blacklist()
        .ifPresent(list -> families.add("freqtrade_blacklist_pairs", list.entries().size()));
  }

  private static void locks(Locks locks, Families families) {
    List<Lock> active = locks.locks().stream().filter(LockFamilies::isActive).toList();
    families.addFlag("freqtrade_global_lock", active.stream().anyMatch(Lock::isGlobal));
    for (String side : List.of("*", "long", "short")) {
      families.add("freqtrade_pair_locks", 0, side);
    }
    Map<Locked, Long> ends = new HashMap<>();
    for (Lock lock : active) {
      if (!lock.isGlobal()) {
        families.add("freqtrade_pair_locks", 1, side(lock));
        ends.merge(new Locked(Money.label(lock.pair()), side(lock)), end(lock), Math::max);
      }
    }
    ends.forEach(
        (locked, end) ->
            families.addTime(
                "freqtrade_pair_lock_end_timestamp_seconds", end, locked.pair(), locked.side()));
  }

  private static boolean isActive(Lock lock) {
    return !Boolean.FALSE.equals(lock.active());
  }

  private static String side(Lock lock) {
    return lock.side() == null || lock.side().isEmpty() ? "*" : lock.side();
  }

  private static long end(Lock lock) {
    return lock.endMillis() == null ? 0 : lock.endMillis();
  }
}
