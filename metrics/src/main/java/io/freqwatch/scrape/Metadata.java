package io.freqwatch.scrape;

import io.freqwatch.model.MetricType;

/** What a target says of a metric family; unit and help may be empty. */
public record Metadata(MetricType type, String help, String unit) {
  static final Metadata NONE = new Metadata(MetricType.UNKNOWN, "", "");

  Metadata withType(MetricType other) {
    return other == type ? this : new Metadata(other, help, unit);
  }

  Metadata withHelp(String other) {
    return other.equals(help) ? this : new Metadata(type, other, unit);
  }

  Metadata withUnit(String other) {
    return other.equals(unit) ? this : new Metadata(type, help, other);
  }
}
