package io.freqwatch.exposition;

import io.freqwatch.model.MetricType;
import java.util.ArrayList;
import java.util.List;

/** What the names of samples have behind the name of their family (OpenMetrics 1.0). */
final class StrictSuffixes {
  private StrictSuffixes() {}

  static List<String> ofSamples(MetricType type) {
    return switch (type) {
      case COUNTER -> List.of("_total", "_created");
      case HISTOGRAM -> List.of("_bucket", "_count", "_sum", "_created");
      case GAUGE_HISTOGRAM -> List.of("_bucket", "_gcount", "_gsum");
      case SUMMARY -> List.of("", "_count", "_sum", "_created");
      case INFO -> List.of("_info");
      case GAUGE, STATE_SET, UNKNOWN -> List.of("");
    };
  }

  /** Those of samples, and that of the family itself. */
  static List<String> reserved(MetricType type) {
    List<String> reserved = new ArrayList<>(ofSamples(type));
    if (!reserved.contains("")) {
      reserved.add("");
    }
    return reserved;
  }
}
