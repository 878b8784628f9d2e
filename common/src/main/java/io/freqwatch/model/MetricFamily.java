package io.freqwatch.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * All metrics of one name. The name is the family's as OpenMetrics has it: a counter's without
 * {@code _total}, an info's without {@code _info}; writers add the suffix that their format wants.
 *
 * @param unit the unit that the name ends with, or ""
 */
public record MetricFamily(
    String name, MetricType type, String unit, String help, List<Metric> metrics) {
  public MetricFamily {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(unit, "unit is null");
    requireNonNull(help, "help is null");
    metrics = List.copyOf(metrics);
  }
}
