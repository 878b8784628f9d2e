package io.freqwatch.tsdb.head;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Series;
import io.freqwatch.tsdb.block.BlockSeries;
import io.freqwatch.tsdb.block.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What readers see of a head: snapshots of its series, taken under its read lock. */
final class HeadReads {
  /** Of so few series it does not matter how many more a guess says. */
  private static final int COUNTED_LOOSELY = 10_000;

  private static final int ROWS_OF_A_PART = 8_192;

  private final SeriesTable table;
  private final ChunkSlab slab;
  private final HeadChunkFiles files;
  private final OutOfOrderHead outOfOrder;
  private final DeletedSpans deleted;
  private final HeadLocks locks;

  HeadReads(
      SeriesTable table,
      ChunkSlab slab,
      HeadChunkFiles files,
      OutOfOrderHead outOfOrder,
      DeletedSpans deleted,
      HeadLocks locks) {
    this.table = table;
    this.slab = slab;
    this.files = files;
    this.outOfOrder = outOfOrder;
    this.deleted = deleted;
    this.locks = locks;
  }

  List<SeriesSnapshot> snapshots(long fromMillis, long toMillis, Matcher... matchers) {
    return selected(fromMillis, toMillis, Snapshots::of, matchers);
  }

  /** Each series with its newest sample in a span, or with all of them where that is not known. */
  List<Series> newest(long fromMillis, long toMillis, Matcher... matchers) {
    return selected(fromMillis, toMillis, Snapshots::newestOf, matchers);
  }

  /** How many series match; a guess that is too high where they are few. */
  int about(Matcher... matchers) {
    return locks.reading(
        () -> {
          int most = table.atMost(matchers);
          return most <= COUNTED_LOOSELY ? most : table.select(matchers).length;
        });
  }

  /** The series that have chunks within a time span, both ends included, in the order of labels. */
  Iterator<BlockSeries> series(long fromMillis, long toMillis) {
    List<SeriesSnapshot> found = snapshots(fromMillis, toMillis);
    found.sort(Comparator.comparing(SeriesSnapshot::labels, Labels.ORDER));
    return found.stream()
        .map(snapshot -> new BlockSeries(snapshot.labels(), snapshot.chunks()))
        .iterator();
  }

  /** The sample of a series at a time; null where there is none. Called under the read lock. */
  @Nullable KnownSample sampleAt(int row, long timestampMillis) {
    return KnownSample.at(timestampMillis, within(timestampMillis, timestampMillis).of(row));
  }

  private <T extends Series> List<T> selected(
      long fromMillis, long toMillis, Snapshots.Taken<T> taken, Matcher... matchers) {
    return locks.reading(
        () -> {
          int[] rows = table.select(matchers);
          return rows.length < ROWS_OF_A_PART * 2
              ? part(rows, 0, rows.length, within(fromMillis, toMillis), taken)
              : inParts(rows, new TimeSpan(fromMillis, toMillis), taken);
        });
  }

  /** Many series are read by all processors at once, in the order of their rows. */
  private <T extends Series> List<T> inParts(int[] rows, TimeSpan span, Snapshots.Taken<T> taken) {
    int parts = (rows.length + ROWS_OF_A_PART - 1) / ROWS_OF_A_PART;
    List<T> all = new ArrayList<>(rows.length);
    IntStream.range(0, parts)
        .parallel()
        .mapToObj(
            part -> {
              int from = part * ROWS_OF_A_PART;
              int to = Math.min(rows.length, from + ROWS_OF_A_PART);
              return part(rows, from, to, within(span.minMillis(), span.maxMillis()), taken);
            })
        .forEachOrdered(all::addAll);
    return all;
  }

  private static <T extends Series> List<T> part(
      int[] rows, int from, int to, Snapshots snapshots, Snapshots.Taken<T> taken) {
    List<T> found = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      T series = taken.of(snapshots, rows[i]);
      if (series != null) {
        found.add(series);
      }
    }
    return found;
  }

  private Snapshots within(long fromMillis, long toMillis) {
    TimeSpan span = new TimeSpan(fromMillis, toMillis);
    return new Snapshots(table, slab, files.view(), outOfOrder, deleted, span);
  }
}
