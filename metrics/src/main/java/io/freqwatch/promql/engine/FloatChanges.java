package io.freqwatch.promql.engine;

/** How often the value of a series changes, or falls, counted once per series. */
final class FloatChanges implements FloatFunction {
  private final boolean falls;
  private int[] before = {};

  FloatChanges(boolean falls) {
    this.falls = falls;
  }

  @Override
  public void series(SampleBuffer samples, RangeEnds ends) {
    double[] values = samples.values();
    if (before.length < samples.size()) {
      before = new int[values.length];
    }
    for (int i = 1; i < samples.size(); i++) {
      boolean counts = falls ? values[i] < values[i - 1] : isChange(values[i - 1], values[i]);
      before[i] = before[i - 1] + (counts ? 1 : 0);
    }
  }

  private static boolean isChange(double left, double right) {
    return left != right && !(Double.isNaN(left) && Double.isNaN(right));
  }

  @Override
  public void apply(int from, int to, int first, int until, StepSeries out) {
    out.fill(first, until, before[to - 1] - before[from]);
  }
}
