package io.freqwatch.storage;

/** What a {@link SampleIterator} stands on. Readers switch over the kinds without a default. */
public enum SampleKind {
  /** Before the first sample or behind the last one. */
  NONE,
  /** A float; {@link SampleIterator#value} reads it. */
  FLOAT,
  /** A native histogram; {@link SampleIterator#histogram} reads it. */
  HISTOGRAM
}
