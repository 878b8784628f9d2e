package io.freqwatch.promql.engine;

/** What needs to look at one sample of a range at most. */
final class FloatPick implements FloatFunction {
  /** Chooses a value. */
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
  public void series(SampleBuffer samples) {
    values = samples.values();
  }

  @Override
  public void apply(int from, int to, long endMillis, StepSeries out, int step) {
    out.set(step, choice.of(values, from, to));
  }

  @Override
  public boolean isTimeless() {
    return true;
  }
}
