package io.freqwatch.promql.engine;

/**
 * Slides a range over the samples of a series of floats, from step to step.
 *
 * @param endMillis where the range of the first step ends
 * @param moveMillis by how much it moves with each step; 0 where it stays
 */
record FloatWindows(
    SampleBuffer samples, long endMillis, long moveMillis, long rangeMillis, QueryBudget budget) {
  void slide(FloatFunction function, StepSeries result) {
    function.series(samples);
    boolean timeless = function.isTimeless() || moveMillis == 0;
    long[] times = samples.times();
    int size = samples.size();
    int from = 0;
    int to = 0;
    for (int step = 0; step < result.steps(); step++) {
      long end = endMillis + step * moveMillis;
      int fromBefore = from;
      int toBefore = to;
      while (to < size && times[to] <= end) {
        to++;
      }
      while (from < to && times[from] <= end - rangeMillis) {
        from++;
      }
      boolean same = step > 0 && timeless && from == fromBefore && to == toBefore;
      if (same && result.has(step - 1)) {
        result.set(step, result.value(step - 1));
      } else if (from < to && !same) {
        function.apply(from, to, end, result, step);
        budget.work(1 + (to - from) / 16);
      }
    }
  }
}
