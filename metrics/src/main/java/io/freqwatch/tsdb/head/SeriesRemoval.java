package io.freqwatch.tsdb.head;

/**
 * Forgets samples that a block has, and series of which nothing is left, in two steps as {@link
 * OpenBatches} says. Used under the head's commit lock and write lock.
 */
final class SeriesRemoval {
  private final SeriesTable table;
  private final ChunkAppender chunks;
  private final OpenBatches batches;
  private final OutOfOrderHead late;
  private long minMillis;
  private int removed;

  SeriesRemoval(SeriesTable table, ChunkAppender chunks, OpenBatches batches, OutOfOrderHead late) {
    this.table = table;
    this.chunks = chunks;
    this.batches = batches;
    this.late = late;
  }

  /** Time of the oldest sample that the last round left; {@link Long#MAX_VALUE} without any. */
  long minMillis() {
    return minMillis;
  }

  /** Forgets chunks that end before a time; how many series it removed. */
  int run(long beforeMillis) {
    int round = batches.nextRound();
    int oldestRound = batches.oldestRound();
    minMillis = Long.MAX_VALUE;
    removed = 0;
    int[] rows = table.allRows();
    // Backwards, as it is cheap to take the last number off a list of postings.
    for (int i = rows.length - 1; i >= 0; i--) {
      run(rows[i], beforeMillis, round, oldestRound);
    }
    table.forgetAliases();
    return removed;
  }

  private void run(int row, long beforeMillis, int round, int oldestRound) {
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    int condemned = page.condemned[at];
    boolean hasChunks = chunks.drop(page, at, beforeMillis);
    if (hasChunks || late.has(page.reference[at])) {
      page.condemned[at] = SeriesPage.LIVING;
      minMillis = Math.min(minMillis, ChunkAppender.firstMillis(page, at));
    } else if (condemned == SeriesPage.LIVING) {
      page.condemned[at] = round;
    } else if (condemned < oldestRound) {
      table.remove(row);
      removed++;
    }
  }
}
