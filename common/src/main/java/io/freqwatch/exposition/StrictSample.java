package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.List;

/**
 * One sample of a document that is judged strictly.
 *
 * @param suffix what its name has behind its family's
 */
record StrictSample(
    MetricType type, String family, String suffix, List<Label> labels, OpenMetricsParser parser) {
  private static final int MAX_EXEMPLAR_CHARACTERS = 128;

  void check() {
    switch (type) {
      case COUNTER -> checkCount(suffix.equals("_total"));
      case SUMMARY -> checkSummary();
      case HISTOGRAM -> checkCount(!suffix.equals("_created"));
      case GAUGE_HISTOGRAM -> checkGaugeHistogram();
      case INFO -> require(parser.value() == 1, "the value of an info is 1");
      case STATE_SET -> checkState();
      case GAUGE, UNKNOWN -> {}
    }
    checkExemplar();
  }

  boolean isBucket() {
    return suffix.equals("_bucket");
  }

  double value() {
    return parser.value();
  }

  /** The upper bound of a bucket. */
  double bound() {
    String text = required(BoundLabel.BUCKET);
    double bound = number(text);
    require(!Double.isNaN(bound), "a bucket ends at a number");
    require(bound != Double.POSITIVE_INFINITY || text.equals("+Inf"), "infinity is written +Inf");
    return bound;
  }

  void require(boolean holds, String rule) {
    if (!holds) {
      throw parser.lineError("sample of family \"%s\": %s".formatted(family, rule));
    }
  }

  private void checkCount(boolean applies) {
    require(!applies || parser.value() >= 0, "a count is a number and not negative");
  }

  private void checkGaugeHistogram() {
    require(!Double.isNaN(parser.value()), "a count and a sum are numbers");
    checkCount(!suffix.equals("_gsum"));
  }

  private void checkSummary() {
    checkCount(suffix.equals("_count") || suffix.equals("_sum"));
    if (suffix.isEmpty()) {
      double quantile = number(required(BoundLabel.QUANTILE));
      require(quantile >= 0 && quantile <= 1, "a quantile lies between 0 and 1");
      require(!(parser.value() < 0), "the value of a quantile is not negative");
    }
  }

  private void checkState() {
    require(parser.value() == 0 || parser.value() == 1, "the value of a state is 0 or 1");
    required(family);
  }

  private void checkExemplar() {
    List<Label> exemplar = parser.exemplarLabels();
    if (exemplar == null) {
      return;
    }
    boolean allowed =
        switch (type) {
          case COUNTER -> suffix.equals("_total");
          case HISTOGRAM, GAUGE_HISTOGRAM -> isBucket();
          case GAUGE, SUMMARY, INFO, STATE_SET, UNKNOWN -> false;
        };
    require(allowed, "only counters and buckets have exemplars");
    long names = exemplar.stream().map(Label::name).distinct().count();
    require(names == exemplar.size(), "the exemplar has a label twice");
    int characters = exemplar.stream().mapToInt(StrictSample::characters).sum();
    require(
        characters <= MAX_EXEMPLAR_CHARACTERS,
        "the exemplar has " + characters + " characters in its labels, expected at most 128");
  }

  private String required(String name) {
    for (Label label : labels) {
      if (label.name().equals(name)) {
        return label.value();
      }
    }
    throw parser.lineError(
        "sample of family \"%s\": the label \"%s\" is missing".formatted(family, name));
  }

  private static double number(String text) {
    try {
      return ExpositionNumber.parse(text);
    } catch (NumberFormatException ignored) { // no bound and no quantile then
      return Double.NaN;
    }
  }

  private static int characters(Label label) {
    String text = label.name() + label.value();
    return text.codePointCount(0, text.length());
  }
}
