package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void aHistogramCountsInItsLastBucket() {
    Metric.Histogram histogram =
        new Metric.Histogram(Labels.EMPTY, new double[] {0.1, INFINITY}, new long[] {3, 5}, 1.5);

    assertThat(histogram.count()).isEqualTo(5);
  }

  @Test
  void aHistogramNeedsOneCountPerBoundAndAnInfiniteLastBound() {
    assertThatThrownBy(
            () -> new Metric.Histogram(Labels.EMPTY, new double[] {INFINITY}, new long[2], 0))
        .hasMessage("a histogram needs one count per bound, found 1 bounds and 2 counts");
    assertThatThrownBy(() -> new Metric.Histogram(Labels.EMPTY, new double[] {1}, new long[1], 0))
        .hasMessage("the last bound of a histogram must be +Inf");
  }
}
