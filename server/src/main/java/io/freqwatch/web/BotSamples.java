package io.freqwatch.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest samples of one bot, by metric. Filled by one thread, then only read. */
final class BotSamples {
  private final Map<String, List<Sample>> byMetric = new HashMap<>();

  void add(Sample sample) {
    byMetric.computeIfAbsent(sample.labels().metricName(), _ -> new ArrayList<>()).add(sample);
  }

  /** The newest value of a metric; null where there is none, or it is no finite number. */
  @Nullable Double value(String metric) {
    Sample newest = newest(metric);
    return newest == null || !Double.isFinite(newest.value()) ? null : newest.value();
  }

  /** The sum over all series of a metric that is a count, never over money. */
  @Nullable Double sum(String metric) {
    List<Sample> samples = all(metric);
    return samples.isEmpty() ? null : samples.stream().mapToDouble(Sample::value).sum();
  }

  /** The newest value among the series with a certain label. */
  @Nullable Double value(String metric, String label, String wanted) {
    return all(metric).stream()
        .filter(sample -> sample.labels().value(label).equals(wanted))
        .findFirst()
        .map(Sample::value)
        .orElse(null);
  }

  /** The highest value of a metric over its series. */
  @Nullable Double highest(String metric) {
    return all(metric).stream().map(Sample::value).max(Double::compare).orElse(null);
  }

  /** The label of the series whose value is 1, for state sets and infos; null where none is. */
  @Nullable String active(String metric, String label) {
    Sample active = null;
    for (Sample sample : all(metric)) {
      if (sample.value() == 1 && isNewer(sample, active)) {
        active = sample;
      }
    }
    return active == null || !active.labels().has(label) ? null : active.labels().value(label);
  }

  private @Nullable Sample newest(String metric) {
    Sample newest = null;
    for (Sample sample : all(metric)) {
      newest = isNewer(sample, newest) ? sample : newest;
    }
    return newest;
  }

  private static boolean isNewer(Sample sample, @Nullable Sample than) {
    return than == null || sample.timestampMillis() > than.timestampMillis();
  }

  private List<Sample> all(String metric) {
    return byMetric.getOrDefault(metric, List.of());
  }
}
