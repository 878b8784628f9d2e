package io.freqwatch.storage;

/**
 * The value that ends a series: a NaN with bits of its own, as in Prometheus (model/value). It is
 * carried as raw bits and never computed with.
 */
public final class StaleMarker {
  public static final long BITS = 0x7ff0000000000002L;

  public static final double VALUE = Double.longBitsToDouble(BITS);

  private StaleMarker() {}

  public static boolean is(double value) {
    return Double.doubleToRawLongBits(value) == BITS;
  }
}
