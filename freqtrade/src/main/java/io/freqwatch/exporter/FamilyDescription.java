package io.freqwatch.exporter;

import io.freqwatch.model.MetricType;
import java.util.List;

/**
 * One family of the catalogue.
 *
 * @param name without {@code _total} and {@code _info}
 * @param unit the unit that the name ends with, or ""
 * @param area heading of the reference documentation
 * @param labels beside {@code bot}, in the order in which their values are given
 * @param sources endpoints that the values come from
 */
public record FamilyDescription(
    String name,
    MetricType type,
    String unit,
    String area,
    String help,
    List<String> labels,
    CollectGroup group,
    List<String> sources,
    Rest rest) {
  /** What happens to series beyond the limit of a label. */
  public enum Rest {
    /** No label of the family can have many values. */
    NONE,
    /** They are added up under the value {@code _other}. */
    SUM,
    /** They are left out: a sum of ratios or times means nothing. */
    DROP
  }

  public FamilyDescription {
    labels = List.copyOf(labels);
    sources = List.copyOf(sources);
  }

  /** The name of its series, which a histogram's own suffixes follow. */
  public String sampleName() {
    return switch (type) {
      case COUNTER -> name + "_total";
      case INFO -> name + "_info";
      case GAUGE, HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY, STATE_SET, UNKNOWN -> name;
    };
  }
}
