package io.freqwatch.exposition;

import io.freqwatch.model.MetricFamily;

/** The name that a family's plain samples carry: with the suffix of its type. */
final class SampleNames {
  private SampleNames() {}

  static String of(MetricFamily family) {
    return switch (family.type()) {
      case COUNTER -> family.name() + "_total";
      case INFO -> family.name() + "_info";
      case GAUGE, HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY, STATE_SET, UNKNOWN -> family.name();
    };
  }
}
