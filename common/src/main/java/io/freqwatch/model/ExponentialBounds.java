package io.freqwatch.model;

/**
 * The upper bounds of exponential buckets, {@code 2^(index * 2^-schema)}, the same as Prometheus'
 * to the last bit: a few of its precalculated bounds are one or two last bits too small, and
 * dashboards and tests compare text.
 */
final class ExponentialBounds {
  private static final int FINEST = 1 << FloatHistogram.MAX_SCHEMA;
  private static final int BEYOND_LARGEST_EXPONENT = 1024;

  /** The bounds of the finest schema from 1, included, to 2; coarser schemas use some of them. */
  private static final double[] ONE_TO_TWO = oneToTwo();

  private ExponentialBounds() {}

  /** The largest number stands for the bound that lies just beyond it. */
  static double upper(int index, int schema) {
    int exponent = schema < 0 ? index << -schema : index >> schema;
    int part = schema <= 0 ? 0 : (index & ((1 << schema) - 1)) * (FINEST >> schema);
    if (exponent == BEYOND_LARGEST_EXPONENT && part == 0) {
      return Double.MAX_VALUE;
    }
    return Math.scalb(ONE_TO_TWO[part], exponent);
  }

  /** Each schema halves the intervals of the one before by one factor more. */
  private static double[] oneToTwo() {
    double[] bounds = new double[FINEST];
    bounds[0] = 1;
    for (int schema = 1; schema <= FloatHistogram.MAX_SCHEMA; schema++) {
      int half = FINEST >> schema;
      double factor = factor(schema);
      for (int i = 0; i < FINEST; i += 2 * half) {
        bounds[i + half] = bounds[i] * factor;
      }
    }
    return bounds;
  }

  /** Ratio of neighbouring bounds; the first one is rounded down, the others to the nearest. */
  private static double factor(int schema) {
    return schema == 1 ? Math.nextDown(Math.sqrt(2)) : StrictMath.pow(2, Math.scalb(1.0, -schema));
  }
}
