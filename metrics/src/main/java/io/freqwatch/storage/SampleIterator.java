package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;

/**
 * Walks over the samples of one series in order of time. It begins before the first one. Used by
 * one thread.
 */
public interface SampleIterator {
  /** Steps to the next sample; {@link SampleKind#NONE} behind the last one. */
  SampleKind next();

  /**
   * Steps forward to the first sample at or after a time; stays where it is when it stands on such
   * a sample already. {@link SampleKind#NONE} where there is none.
   */
  SampleKind seek(long timestampMillis);

  /**
   * Steps over floats that follow, up to a time, included, and stands on the last of them: as often
   * as it likes to, which may be never. For who stands on a sample and wants many more at once.
   *
   * @param from the place of the next one in arrays that are filled, at most up to their end
   * @return the place behind the last one
   */
  default int floatsUntil(long untilMillis, long[] times, double[] values, int from) {
    return from;
  }

  /** The time of the sample it stands on. */
  long timestampMillis();

  /** The float it stands on, raw bits kept; undefined on other kinds. */
  double value();

  /** The native histogram it stands on; undefined on other kinds. */
  FloatHistogram histogram();

  /** When the counter of the sample it stands on began to count; 0 where that is not known. */
  default long startMillis() {
    return 0;
  }
}
