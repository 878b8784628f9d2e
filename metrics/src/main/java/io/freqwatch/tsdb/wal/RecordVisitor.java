package io.freqwatch.tsdb.wal;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;

/**
 * Takes what a log holds, in the order in which it was written. Called by the thread that reads.
 * References are the log's own; that of a series comes before its samples unless a page between was
 * damaged.
 */
public interface RecordVisitor {
  /** Whether the series of a reference was named before, so that its labels need not be read. */
  default boolean knows(long reference) {
    return false;
  }

  /** A series, perhaps one that was named before; several references may stand for one series. */
  void series(long reference, Labels labels);

  void sample(long reference, long timestampMillis, double value);

  void histogram(long reference, long timestampMillis, FloatHistogram histogram);

  void exemplar(long reference, Exemplar exemplar);

  /** A time span, both ends included, whose samples were deleted. */
  void tombstone(long reference, long minMillis, long maxMillis);

  /**
   * What a metric is.
   *
   * @param type the code of its type, 0 where it is unknown
   */
  void metadata(long reference, int type, String unit, String help);
}
