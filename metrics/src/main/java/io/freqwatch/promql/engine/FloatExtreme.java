package io.freqwatch.promql.engine;

/**
 * The largest, or with a sign of -1 the smallest, float of a range; NaN only where all are. Keeps a
 * queue of the samples that no later one beats, each better than those behind it: its head is the
 * answer. So each sample goes in and out once, however long the range.
 */
final class FloatExtreme implements FloatFunction {
  private final int sign;
  private double[] values = {};
  private int[] queue = new int[64];
  private int head;
  private int tail;
  private int taken;

  FloatExtreme(int sign) {
    this.sign = sign;
  }

  @Override
  public void series(SampleBuffer samples, RangeEnds ends) {
    values = samples.values();
    if (queue.length < samples.size()) {
      queue = new int[values.length];
    }
    head = 0;
    tail = 0;
    taken = 0;
  }

  @Override
  public void apply(int from, int to, int first, int until, StepSeries out) {
    taken = Math.max(taken, from);
    while (taken < to) {
      add(taken++);
    }
    while (queue[head] < from) {
      head++;
    }
    out.fill(first, until, values[queue[head]]);
  }

  private void add(int index) {
    double value = sign * values[index];
    while (tail > head && isBeaten(sign * values[queue[tail - 1]], value)) {
      tail--;
    }
    queue[tail++] = index;
  }

  private static boolean isBeaten(double known, double value) {
    return value > known || (Double.isNaN(known) && !Double.isNaN(value));
  }
}
