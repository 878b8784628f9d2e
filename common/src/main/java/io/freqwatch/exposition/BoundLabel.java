package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;

/**
 * The labels {@code le} of histograms and {@code quantile} of summaries. Their numbers are written
 * as OpenMetrics does, {@code 1.0} and not {@code 1}, as Prometheus 3 keeps them: so a series stays
 * the same when its target changes its format.
 */
final class BoundLabel {
  static final String BUCKET = "le";
  static final String QUANTILE = "quantile";

  private BoundLabel() {}

  /** The label itself, or the same bound in the form that is kept. */
  static Label of(MetricType type, Label label) {
    boolean bound =
        switch (type) {
          case HISTOGRAM -> label.name().equals(BUCKET);
          case SUMMARY -> label.name().equals(QUANTILE);
          case COUNTER, GAUGE, GAUGE_HISTOGRAM, INFO, STATE_SET, UNKNOWN -> false;
        };
    return bound ? canonical(label) : label;
  }

  private static Label canonical(Label label) {
    try {
      double bound = ExpositionNumber.parse(label.value());
      return new Label(label.name(), GoNumber.formatOpenMetrics(bound));
    } catch (NumberFormatException ignored) { // whatever it is, it is kept as it came
      return label;
    }
  }
}
