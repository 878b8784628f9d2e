package io.freqwatch.storage;

/**
 * What a {@link SampleIterator} stands on. Native histograms are a further kind, with an accessor
 * of their own beside {@link SampleIterator#value}; readers switch over the kinds without a
 * default.
 */
public enum SampleKind {
  /** Before the first sample or behind the last one. */
  NONE,
  /** A float; {@link SampleIterator#value} reads it. */
  FLOAT
}
