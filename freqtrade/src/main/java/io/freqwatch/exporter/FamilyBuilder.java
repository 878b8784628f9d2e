package io.freqwatch.exporter;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Collects the series of one family, and keeps its limited label within its limit: the largest by
 * absolute value stay, the rest is summed up or left out. One thread.
 */
final class FamilyBuilder {
  static final String OTHER = "_other";

  private final FamilyDescription description;
  private final String bot;
  private final int limitedLabel;
  private final Map<List<String>, Double> values = new LinkedHashMap<>();
  private final List<Metric> histograms = new ArrayList<>();

  FamilyBuilder(FamilyDescription description, String bot) {
    this.description = description;
    this.bot = bot;
    this.limitedLabel = LabelLimits.limitedLabel(description.labels());
  }

  FamilyDescription description() {
    return description;
  }

  /**
   * Adds a series; a second one of the same labels is added to the first.
   *
   * @throws IllegalArgumentException where the labels do not fit the family
   */
  void add(double value, List<String> labelValues) {
    requireLabels(labelValues);
    values.merge(labelValues, value, Double::sum);
  }

  void addHistogram(Metric.Histogram unlabelled, List<String> labelValues) {
    requireLabels(labelValues);
    histograms.add(
        new Metric.Histogram(
            labels(labelValues), unlabelled.upperBounds(), unlabelled.counts(), unlabelled.sum()));
  }

  /**
   * The family.
   *
   * @param dropped told the family's name and how many series do not stand for themselves
   */
  MetricFamily build(BiConsumer<String, Integer> dropped) {
    List<Metric> metrics = new ArrayList<>(histograms);
    Map<List<String>, Double> kept = limited(dropped);
    kept.forEach((labels, value) -> metrics.add(new Metric.Value(labels(labels), value)));
    return new MetricFamily(
        description.name(), description.type(), description.unit(), description.help(), metrics);
  }

  private Map<List<String>, Double> limited(BiConsumer<String, Integer> dropped) {
    int limit = limitedLabel < 0 ? 0 : LabelLimits.of(description.labels().get(limitedLabel));
    if (limit == 0 || values.size() <= limit) {
      return values;
    }
    Set<String> largest = largestValues(limit);
    Map<List<String>, Double> kept = new LinkedHashMap<>();
    values.forEach(
        (labels, value) -> {
          if (largest.contains(labels.get(limitedLabel))) {
            kept.put(labels, value);
          } else if (description.rest() == FamilyDescription.Rest.SUM) {
            kept.merge(asOther(labels), value, Double::sum);
          }
        });
    int gone = (int) values.keySet().stream().filter(labels -> !kept.containsKey(labels)).count();
    if (gone > 0) {
      dropped.accept(description.name(), gone);
    }
    return kept;
  }

  private Set<String> largestValues(int limit) {
    Map<String, Double> sizes = new LinkedHashMap<>();
    values.forEach(
        (labels, value) -> sizes.merge(labels.get(limitedLabel), Math.abs(value), Double::sum));
    return sizes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private List<String> asOther(List<String> labels) {
    List<String> result = new ArrayList<>(labels);
    result.set(limitedLabel, OTHER);
    return List.copyOf(result);
  }

  private Labels labels(List<String> labelValues) {
    Labels.Builder labels = Labels.builder().add("bot", bot);
    for (int i = 0; i < labelValues.size(); i++) {
      labels.add(description.labels().get(i), labelValues.get(i));
    }
    return labels.build();
  }

  private void requireLabels(List<String> labelValues) {
    if (labelValues.size() != description.labels().size()) {
      throw new IllegalArgumentException(
          "%s has the labels %s, found %d values"
              .formatted(description.name(), description.labels(), labelValues.size()));
    }
  }
}
