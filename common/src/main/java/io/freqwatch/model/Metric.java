package io.freqwatch.model;

import static java.util.Objects.requireNonNull;

/** One metric of a family: labels without the name, and what they measure. */
public sealed interface Metric {
  Labels labels();

  /** A counter's total, a gauge's value, a state's 0 or 1, an info's 1. */
  record Value(Labels labels, double value) implements Metric {
    public Value {
      requireNonNull(labels, "labels is null");
    }
  }

  /**
   * A classic histogram. {@code upperBounds} ascend and end with +Inf; {@code counts} are
   * cumulative, one per bound; {@code sum} is the sum of observations. The arrays belong to this
   * record: callers hand them over and do not write to them again.
   */
  record Histogram(Labels labels, double[] upperBounds, long[] counts, double sum)
      implements Metric {
    public Histogram {
      requireNonNull(labels, "labels is null");
      if (upperBounds.length == 0 || upperBounds.length != counts.length) {
        throw new IllegalArgumentException(
            "a histogram needs one count per bound, found %d bounds and %d counts"
                .formatted(upperBounds.length, counts.length));
      }
      if (upperBounds[upperBounds.length - 1] != Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("the last bound of a histogram must be +Inf");
      }
    }

    /** The number of observations. */
    public long count() {
      return counts[counts.length - 1];
    }
  }
}
