package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import org.jspecify.annotations.Nullable;

/** A sample that a series has at a time; a float where there is no histogram. */
record KnownSample(double value, @Nullable FloatHistogram histogram) {
  /** The sample of exactly a time; null where there is none. */
  static @Nullable KnownSample at(long timestampMillis, @Nullable SeriesSnapshot series) {
    if (series == null) {
      return null;
    }
    SampleIterator samples = series.samples();
    SampleKind kind = samples.seek(timestampMillis);
    if (kind == SampleKind.NONE || samples.timestampMillis() != timestampMillis) {
      return null;
    }
    return kind == SampleKind.FLOAT
        ? new KnownSample(samples.value(), null)
        : new KnownSample(samples.histogram().sum(), samples.histogram());
  }

  boolean is(double other, @Nullable FloatHistogram otherHistogram) {
    if (histogram != null && otherHistogram != null) {
      return histogram
          .withCounterResetHint(otherHistogram.counterResetHint())
          .equals(otherHistogram);
    }
    return histogram == null
        && otherHistogram == null
        && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(other);
  }

  static String text(double value, @Nullable FloatHistogram histogram) {
    return histogram == null ? String.valueOf(value) : histogram.toString();
  }
}
