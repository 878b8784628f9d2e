package io.freqwatch.tsdb.head;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which batches are open, and since which round of removals. A batch looks its series up without a
 * lock, so a series may only be removed when no batch can have found it. Therefore a series without
 * samples is condemned in one round, from when on no batch that is opened takes its reference, and
 * removed in a later one, when all batches that were open before have ended. Safe for use by many
 * threads.
 */
final class OpenBatches {
  private final ConcurrentMap<HeadAppender, Integer> since = new ConcurrentHashMap<>();
  private volatile int round;

  /** To be called before the batch looks up any series. */
  void open(HeadAppender batch) {
    int now;
    do {
      now = round;
      since.put(batch, now);
    } while (round != now);
  }

  void end(HeadAppender batch) {
    since.remove(batch);
  }

  /** Begins the next round, in one thread at a time; its number, at least 1. */
  int nextRound() {
    int next = round + 1;
    round = next;
    return next;
  }

  /** Every open batch sees what was condemned in a round before this one. */
  int oldestRound() {
    return since.values().stream().mapToInt(Integer::intValue).min().orElse(round);
  }
}
