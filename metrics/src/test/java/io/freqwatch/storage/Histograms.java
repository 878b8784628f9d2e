package io.freqwatch.storage;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import java.util.List;

/** Native histograms for tests. */
public final class Histograms {
  private static final double[] NONE = {};

  private Histograms() {}

  /** One of schema 0 that counts so much in each of its buckets from (0.5, 1] on. */
  public static FloatHistogram of(double... buckets) {
    double count = 0;
    for (double bucket : buckets) {
      count += bucket;
    }
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        0,
        0.001,
        0,
        count,
        count * 2,
        List.of(new Span(0, buckets.length)),
        List.of(),
        buckets,
        NONE,
        NONE,
        true);
  }
}
