package io.freqwatch.promql.engine;

/**
 * How much a series of floats changes over a range, see {@link Rates}. Where a counter fell is
 * found once per series; a step then looks at its first and last sample and at the falls between
 * them, most often none. What is lost at falls is added anew each time: the difference of running
 * totals would lose digits.
 */
final class FloatRate implements FloatFunction {
  private final long rangeMillis;
  private final boolean counter;
  private final boolean perSecond;
  private long[] times = {};
  private double[] values = {};
  private int[] falls = new int[16];
  private int fallCount;
  private int firstFall;

  FloatRate(long rangeMillis, boolean counter, boolean perSecond) {
    this.rangeMillis = rangeMillis;
    this.counter = counter;
    this.perSecond = perSecond;
  }

  @Override
  public void series(SampleBuffer samples) {
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
  public void apply(int from, int to, long endMillis, StepSeries out, int step) {
    int gaps = to - 1 - from;
    if (gaps == 0) {
      return;
    }
    double first = values[from];
    double change = values[to - 1] - first + lostAtFalls(from, to);
    Extrapolation extrapolation = new Extrapolation(rangeMillis, endMillis, counter);
    double factor = extrapolation.factor(times[from], times[to - 1], gaps, first, change);
    out.set(step, change * (perSecond ? factor / (rangeMillis / 1e3) : factor));
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

  @Override
  public boolean isTimeless() {
    return false;
  }
}
