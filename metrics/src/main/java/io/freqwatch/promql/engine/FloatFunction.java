package io.freqwatch.promql.engine;

/**
 * A function of ranges of one series of floats, over arrays. Windows only move forward, so a step
 * costs what enters and leaves its window. Used by the thread of the query.
 */
interface FloatFunction {
  /** The series to come; its arrays are valid until the next one. */
  void series(SampleBuffer samples, RangeEnds ends);

  /**
   * Sets the values at steps that all see the same samples, at least one, or leaves them out.
   *
   * @param to behind the last sample
   * @param until behind the last step
   */
  void apply(int from, int to, int first, int until, StepSeries out);
}
