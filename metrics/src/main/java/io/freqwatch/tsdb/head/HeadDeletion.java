package io.freqwatch.tsdb.head;

import io.freqwatch.model.Matcher;
import io.freqwatch.tsdb.block.TimeSpan;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of time to be deleted. As in Prometheus, it ends at the newest sample of each series: what
 * comes later is not deleted. Used under the head's locks.
 */
final class HeadDeletion {
  /** A series, by its row, and what is deleted of it. */
  record Stone(int row, TimeSpan span) {}

  private final SeriesTable table;
  private final OutOfOrderHead late;
  private final long minMillis;
  private final long maxMillis;

  HeadDeletion(SeriesTable table, OutOfOrderHead late, long minMillis, long maxMillis) {
    this.table = table;
    this.late = late;
    this.minMillis = minMillis;
    this.maxMillis = maxMillis;
  }

  /** What is to be deleted of the series that match. */
  List<Stone> stones(Matcher... matchers) {
    List<Stone> stones = new ArrayList<>();
    for (int row : table.select(matchers)) {
      SeriesPage page = table.page(row);
      int at = row & SeriesPage.MASK;
      long first = ChunkAppender.firstMillis(page, at);
      long last = page.lastMillis[at];
      for (TimedChunk chunk : late.chunks(page.reference[at])) {
        first = Math.min(first, chunk.minMillis());
        last = Math.max(last, chunk.maxMillis());
      }
      long from = Math.max(minMillis, first);
      long to = Math.min(maxMillis, last);
      if (from <= to) {
        stones.add(new Stone(row, new TimeSpan(from, to)));
      }
    }
    return stones;
  }

  /** Hides samples from now on; whether any. */
  boolean enter(List<Stone> stones, DeletedSpans deleted) {
    for (Stone stone : stones) {
      int row = stone.row();
      deleted.add(table.page(row).reference[row & SeriesPage.MASK], stone.span());
    }
    return !stones.isEmpty();
  }
}
