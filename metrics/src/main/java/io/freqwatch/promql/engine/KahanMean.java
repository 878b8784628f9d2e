package io.freqwatch.promql.engine;

/**
 * A mean by way of the sum for as long as that stays finite, else by moving the mean towards each
 * value, so that large values have a mean as well.
 */
final class KahanMean {
  private double sum;
  private double lost;
  private double mean;
  private long count;
  private boolean incremental;

  /** One that has so many values already, of a sum that is finite. */
  static KahanMean of(double sum, double lost, long count) {
    KahanMean mean = new KahanMean();
    mean.sum = sum;
    mean.lost = lost;
    mean.count = count;
    return mean;
  }

  void add(double value) {
    count++;
    if (count == 1) {
      sum = value;
      return;
    }
    if (!incremental) {
      double next = sum + value;
      if (!Double.isInfinite(next)) {
        lost = KahanSum.compensation(sum, value, next, lost);
        sum = next;
        return;
      }
      incremental = true;
      mean = sum / (count - 1);
      lost /= count - 1;
    }
    double q = (count - 1.0) / count;
    double part = value / count;
    double next = q * mean + part;
    lost = KahanSum.compensation(q * mean, part, next, q * lost);
    mean = next;
  }

  double value() {
    return incremental ? mean + lost : sum / count + lost / count;
  }
}
