package io.freqwatch.promql.engine;

/** How many there are. */
final class FloatCounts implements FloatGroup {
  private final int[] counts;

  FloatCounts(int steps) {
    counts = new int[steps];
  }

  @Override
  public void add(int step, double value) {
    counts[step]++;
  }

  @Override
  public void addAll(double[] values) {
    for (int step = 0; step < values.length; step++) {
      counts[step]++;
    }
  }

  @Override
  public double result(int step) {
    return counts[step];
  }
}
