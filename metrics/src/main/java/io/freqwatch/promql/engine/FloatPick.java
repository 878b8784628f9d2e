package io.freqwatch.promql.engine;

/** What needs the samples of a range alone. */
final class FloatPick implements FloatFunction {
  /** Chooses or makes a value. */
  @FunctionalInterface
  private interface Choice {
    double of(double[] values, int from, int to);
  }

  private final Choice choice;
  private double[] values = {};

  private FloatPick(Choice choice) {
    this.choice = choice;
  }

  static FloatPick named(String name) {
    return new FloatPick(
        switch (name) {
          case "count_over_time" -> (values, from, to) -> to - from;
          case "first_over_time" -> (values, from, to) -> values[from];
          case "last_over_time" -> (values, from, to) -> values[to - 1];
          default -> (values, from, to) -> 1;
        });
  }

  @Override
  public void series(SampleBuffer samples, RangeEnds ends) {
    values = samples.values();
  }

  @Override
  public void apply(int from, int to, int first, int until, StepSeries out) {
    out.fill(first, until, choice.of(values, from, to));
  }
}
