package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleBatch;
import org.jspecify.annotations.Nullable;

/** The newest sample of each series, and what comes behind it. Used under the head's lock. */
final class NewestSamples {
  private final SeriesTable table;
  private final ChunkAppender chunks;
  private final HeadCounters counters;
  private final OutOfOrderHead late;

  NewestSamples(
      SeriesTable table, ChunkAppender chunks, HeadCounters counters, OutOfOrderHead late) {
    this.table = table;
    this.chunks = chunks;
    this.counters = counters;
    this.late = late;
  }

  /** Takes the span of the times that were added. */
  interface Span {
    void widen(long minMillis, long maxMillis);
  }

  /** Whether the newest sample of a series has this value. */
  boolean endsWith(int row, double value, @Nullable FloatHistogram histogram) {
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    OpenHistograms open = page.histograms[at];
    if (histogram != null || open != null) {
      return histogram != null && open != null && histogram.equals(open.last());
    }
    return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(page.lastValue[at]);
  }

  /** The newest sample of a series, for people. */
  String text(int row) {
    SeriesPage page = table.page(row);
    OpenHistograms open = page.histograms[row & SeriesPage.MASK];
    return open == null
        ? String.valueOf(page.lastValue[row & SeriesPage.MASK])
        : open.last().toString();
  }

  /**
   * Adds what fits behind the newest samples, hands on what came late, and counts what is refused;
   * how many were added.
   */
  int add(SampleBatch batch, Span span) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    int added = 0;
    for (int i = 0; i < batch.count(); i++) {
      if (add(batch, i)) {
        min = Math.min(min, batch.timestampMillis(i));
        max = Math.max(max, batch.timestampMillis(i));
        added++;
      }
    }
    span.widen(min, max);
    return added + late.commit();
  }

  private boolean add(SampleBatch batch, int index) {
    int row = table.row(batch.reference(index));
    if (row < 0) {
      counters.outOfBounds.increment();
      return false;
    }
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    long time = batch.timestampMillis(index);
    FloatHistogram histogram = batch.histogram(index);
    if (!batch.isInOrder(index, page.lastMillis[at])) {
      late(row, time, batch.value(index), histogram);
      return false;
    }
    if (histogram == null) {
      chunks.append(page, at, time, batch.value(index));
    } else {
      chunks.append(page, at, time, histogram);
    }
    return true;
  }

  private void late(int row, long time, double value, @Nullable FloatHistogram histogram) {
    if (!late.accept(row, time, value, histogram)) {
      countRefusal(row, time, value, histogram);
    }
  }

  private void countRefusal(int row, long time, double value, @Nullable FloatHistogram histogram) {
    if (time < table.page(row).lastMillis[row & SeriesPage.MASK]) {
      counters.outOfOrder.increment();
    } else if (!endsWith(row, value, histogram)) {
      counters.duplicates.increment();
    }
  }
}
