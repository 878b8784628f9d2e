package io.freqwatch.tsdb.head;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.wal.RecordVisitor;
import org.jspecify.annotations.Nullable;

/** Brings late samples back from their log, when the other log has named the series. Used once. */
final class LateReplay implements RecordVisitor {
  private final SeriesTable table;
  private final OutOfOrderHead late;
  private long samples;
  private long unknown;

  LateReplay(SeriesTable table, OutOfOrderHead late) {
    this.table = table;
    this.late = late;
  }

  long samples() {
    return samples;
  }

  /** Samples of series that no part of the other log names that could be read. */
  long unknown() {
    return unknown;
  }

  @Override
  public void sample(long logReference, long timestampMillis, double value) {
    add(logReference, timestampMillis, value, null);
  }

  @Override
  public void histogram(long logReference, long timestampMillis, FloatHistogram histogram) {
    add(logReference, timestampMillis, histogram.sum(), histogram);
  }

  private void add(
      long logReference, long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    int row = table.rowInLog(logReference);
    if (row < 0) {
      unknown++;
      return;
    }
    long reference = table.page(row).reference[row & SeriesPage.MASK];
    samples += late.insert(reference, timestampMillis, value, histogram) ? 1 : 0;
  }

  @Override
  public void series(long logReference, Labels labels) {}

  @Override
  public void exemplar(long logReference, Exemplar exemplar) {}

  @Override
  public void tombstone(long logReference, long minMillis, long maxMillis) {}

  @Override
  public void metadata(long logReference, int type, String unit, String help) {}
}
