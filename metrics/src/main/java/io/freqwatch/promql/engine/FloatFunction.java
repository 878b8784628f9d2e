package io.freqwatch.promql.engine;

/**
 * A function of ranges of one series of floats, over arrays. Windows only move forward, so a step
 * costs what enters and leaves its window. Used by the thread of the query.
 */
interface FloatFunction {
  /** The series to come; its arrays are valid until the next one. */
  void series(SampleBuffer samples);

  /**
   * Sets the value at a step, or leaves it out; there is at least one sample.
   *
   * @param to behind the last sample
   * @param endMillis where the range ends
   */
  void apply(int from, int to, long endMillis, StepSeries out, int step);

  /** Whether the samples alone decide, and not where in the range they lie. */
  boolean isTimeless();
}
