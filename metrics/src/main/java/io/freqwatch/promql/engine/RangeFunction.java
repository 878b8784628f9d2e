package io.freqwatch.promql.engine;

/** Makes a value of the samples of a range; there is at least one. */
@FunctionalInterface
interface RangeFunction {
  /** Sets the value at a step, or leaves it out. */
  void apply(Window window, StepSeries result, int step);
}
