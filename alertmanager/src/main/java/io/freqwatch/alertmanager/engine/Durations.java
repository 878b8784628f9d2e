package io.freqwatch.alertmanager.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import java.util.Arrays;

/** How long something took, counted by bounds. Safe for use by many threads. */
final class Durations {
  private final double[] bounds;
  private final long[] counts;
  private double sum;

  /**
   * @param bounds in seconds, ascending; what is longer than the last is counted too
   */
  Durations(double... bounds) {
    this.bounds = Arrays.copyOf(bounds, bounds.length + 1);
    this.bounds[bounds.length] = Double.POSITIVE_INFINITY;
    this.counts = new long[this.bounds.length];
  }

  synchronized void add(double seconds) {
    for (int i = 0; i < bounds.length; i++) {
      counts[i] += seconds <= bounds[i] ? 1 : 0;
    }
    sum += seconds;
  }

  synchronized Metric metric(Labels labels) {
    return new Metric.Histogram(labels, bounds.clone(), counts.clone(), sum);
  }
}
