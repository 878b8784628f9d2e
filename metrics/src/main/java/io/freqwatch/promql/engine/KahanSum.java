package io.freqwatch.promql.engine;

/** A sum that keeps what rounding loses (Kahan, Neumaier). */
final class KahanSum {
  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost = compensation(sum, value, next, lost);
    sum = next;
  }

  /** What is lost by then, when a value was added to a sum with this result. */
  static double compensation(double sum, double value, double next, double lost) {
    if (Double.isInfinite(next)) {
      return 0;
    }
    return Math.abs(sum) >= Math.abs(value)
        ? lost + ((sum - next) + value)
        : lost + ((value - next) + sum);
  }

  double value() {
    return Double.isInfinite(sum) ? sum : sum + lost;
  }
}
