package io.freqwatch.promql.engine;

/**
 * How much a series of floats changes over a range, see {@link Rates}. Where a counter fell is
 * found once per series; a step then looks at its first and last sample and at the falls between
 * them, most often none. What is lost at falls is added anew each time: the difference of running
 * totals would lose digits.
 */
final class FloatRate implements FloatFunction {
  private final boolean counter;
  private final boolean perSecond;
  private long[] times = {};
  private double[] values = {};
  private int[] falls = new int[16];
  private int fallCount;
  private int firstFall;

  private RangeEnds ends = new RangeEnds(0, 0, 0);

  FloatRate(boolean counter, boolean perSecond) {
    this.counter = counter;
    this.perSecond = perSecond;
  }

  @Override
  public void series(SampleBuffer samples, RangeEnds newEnds) {
    ends = newEnds;
    times = samples.times();
    values = samples.values();
    fallCount = 0;
    firstFall = 0;
    if (counter) {
      findFalls(samples.size());
    }
  }

  private void findFalls(int size) {
    if (falls.length < size) {
      falls = new int[values.length];
    }
    for (int i = 1; i < size; i++) {
      if (values[i] < values[i - 1]) {
        falls[fallCount++] = i;
      }
    }
  }

  @Override
  public void apply(int from, int to, int first, int until, StepSeries out) {
    if (to - from < 2) {
      return;
    }
    double change = values[to - 1] - values[from];
    change = counter ? change + lostAtFalls(from, to) : change;
    if (change == 0) {
      out.fill(first, until, change);
      return;
    }
    double range = perSecond ? ends.rangeMillis() / 1e3 : 1;
    SampledRange sampled =
        new SampledRange(times[from], times[to - 1], to - 1 - from, counter, values[from], change);
    for (int step = first; step < until; step++) {
      long end = ends.at(step);
      out.set(step, change * (sampled.factor(end - ends.rangeMillis(), end) / range));
    }
  }

  private double lostAtFalls(int from, int to) {
    while (firstFall < fallCount && falls[firstFall] <= from) {
      firstFall++;
    }
    double lost = 0;
    for (int i = firstFall; i < fallCount && falls[i] < to; i++) {
      lost += values[falls[i] - 1];
    }
    return lost;
  }
}
