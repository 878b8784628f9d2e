package io.freqwatch.storage;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import java.util.List;

/**
 * The value that ends a series: a NaN with bits of its own, as in Prometheus (model/value). It is
 * carried as raw bits and never computed with.
 */
public final class StaleMarker {
  public static final long BITS = 0x7ff0000000000002L;

  public static final double VALUE = Double.longBitsToDouble(BITS);

  private static final double[] NOTHING = {};

  /** The same for a series of native histograms: one whose sum is the marker. */
  public static final FloatHistogram HISTOGRAM =
      new FloatHistogram(
          CounterResetHint.UNKNOWN,
          0,
          0,
          0,
          0,
          VALUE,
          List.of(),
          List.of(),
          NOTHING,
          NOTHING,
          NOTHING,
          true);

  private StaleMarker() {}

  public static boolean is(double value) {
    return Double.doubleToRawLongBits(value) == BITS;
  }

  public static boolean is(FloatHistogram histogram) {
    return is(histogram.sum());
  }
}
