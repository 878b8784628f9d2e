package io.freqwatch.promql.engine;

/**
 * Slides a range over the samples of a series of floats: work for each sample that enters or leaves
 * it, since most often many steps see the same samples.
 */
record FloatWindows(SampleBuffer samples, RangeEnds ends, QueryBudget budget) {
  void slide(FloatFunction function, StepSeries result) {
    function.series(samples, ends);
    int steps = result.steps();
    int from = 0;
    int to = 0;
    int step = 0;
    while (step < steps) {
      long end = ends.at(step);
      to = behind(end, to);
      from = Math.min(to, behind(end - ends.rangeMillis(), from));
      int until = Math.max(step + 1, sameUntil(from, to, steps));
      if (from < to) {
        function.apply(from, to, step, until, result);
        budget.work(1 + (to - from) / 16);
      }
      step = until;
    }
  }

  /** The first sample from a place on that lies behind a time. */
  private int behind(long millis, int start) {
    long[] times = samples.times();
    int at = start;
    while (at < samples.size() && times[at] <= millis) {
      at++;
    }
    return at;
  }

  /** The first step at which another sample enters or one leaves. */
  private int sameUntil(int from, int to, int steps) {
    long[] times = samples.times();
    int entering = to < samples.size() ? ends.stepReaching(times[to], steps) : steps;
    int leaving = from < to ? ends.stepReaching(times[from] + ends.rangeMillis(), steps) : steps;
    return Math.min(entering, leaving);
  }
}
