package io.freqwatch.exposition;

import io.freqwatch.model.MetricFamily;

/**
 * A family's names as its reader takes them.
 *
 * @param sample of its plain samples: with the suffix of its type
 * @param family without that
 */
record FamilyNames(String family, String sample) {
  static FamilyNames of(MetricFamily family, NameEscaping escaping) {
    String suffix = suffix(family);
    String sample = escaping.metric(family.name() + suffix);
    return new FamilyNames(sample.substring(0, sample.length() - suffix.length()), sample);
  }

  private static String suffix(MetricFamily family) {
    return switch (family.type()) {
      case COUNTER -> "_total";
      case INFO -> "_info";
      case GAUGE, HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY, STATE_SET, UNKNOWN -> "";
    };
  }
}
