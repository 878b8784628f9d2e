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
  public void series(SampleBuffer samples, RangeEnds ends) {
    values = samples.values();
  }

  @Override
  public void apply(int from, int to, int first, int until, StepSeries out) {
    out.fill(first, until, total(from, to));
  }

  private double total(int from, int to) {
    double sum = values[from];
    double lost = 0;
    for (int i = from + 1; i < to; i++) {
      double value = values[i];
      double next = sum + value;
      lost = KahanSum.compensation(sum, value, next, lost);
      sum = next;
    }
    if (!mean) {
      return Double.isInfinite(sum) ? sum : sum + lost;
    }
    return Double.isFinite(sum) ? sum / (to - from) + lost / (to - from) : carefulMean(from, to);
  }

  private double carefulMean(int from, int to) {
    KahanMean careful = new KahanMean();
    for (int i = from; i < to; i++) {
      careful.add(values[i]);
    }
    return careful.value();
  }
}
