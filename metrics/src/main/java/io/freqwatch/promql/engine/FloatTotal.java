package io.freqwatch.promql.engine;

/**
 * The sum or the mean of a range. Each window is added up on its own, since the difference of
 * running sums would lose digits; what does not change from step to step is not added up again.
 */
final class FloatTotal implements FloatFunction {
  private final boolean mean;
  private double[] values = {};

  FloatTotal(boolean mean) {
    this.mean = mean;
  }

  @Override
  public void series(SampleBuffer samples) {
    values = samples.values();
  }

  @Override
  public void apply(int from, int to, long endMillis, StepSeries out, int step) {
    double sum = values[from];
    double lost = 0;
    for (int i = from + 1; i < to; i++) {
      double value = values[i];
      double next = sum + value;
      lost = KahanSum.compensation(sum, value, next, lost);
      sum = next;
    }
    if (!mean) {
      out.set(step, Double.isInfinite(sum) ? sum : sum + lost);
    } else if (Double.isFinite(sum)) {
      out.set(step, sum / (to - from) + lost / (to - from));
    } else {
      out.set(step, carefulMean(from, to));
    }
  }

  private double carefulMean(int from, int to) {
    KahanMean careful = new KahanMean();
    for (int i = from; i < to; i++) {
      careful.add(values[i]);
    }
    return careful.value();
  }

  @Override
  public boolean isTimeless() {
    return true;
  }
}
