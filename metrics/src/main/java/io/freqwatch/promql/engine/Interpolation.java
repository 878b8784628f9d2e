package io.freqwatch.promql.engine;

/** The value on the straight line between two samples. */
final class Interpolation {
  private Interpolation() {}

  /** A counter that fell is taken to have begun again at zero. */
  static double value(
      long leftMillis,
      double left,
      long rightMillis,
      double right,
      long atMillis,
      boolean counter) {
    double from = counter && right < left ? 0 : left;
    return from + (right - from) * (atMillis - leftMillis) / (rightMillis - leftMillis);
  }
}
