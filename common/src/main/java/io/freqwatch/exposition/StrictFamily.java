package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One family of a document that is judged strictly. */
final class StrictFamily {
  private final String name;
  private final OpenMetricsParser parser;
  private final Set<List<Label>> seen = new HashSet<>();
  private MetricType type = MetricType.UNKNOWN;
  private boolean typed;
  private boolean helped;
  private @Nullable String unit;
  private @Nullable StrictGroup group;

  StrictFamily(String name, OpenMetricsParser parser) {
    this.name = name;
    this.parser = parser;
  }

  String name() {
    return name;
  }

  void type(MetricType value) {
    require(!typed, "the type is said twice");
    typed = true;
    type = value;
  }

  void help() {
    require(!helped, "the help is said twice");
    helped = true;
  }

  void unit(String value) {
    require(unit == null, "the unit is said twice");
    unit = value;
  }

  void requireNoSamples() {
    require(group == null, "metadata behind samples");
  }

  /** Whether a sample of this name belongs to the family. */
  boolean owns(String sample) {
    return sample.startsWith(name)
        && StrictSuffixes.ofSamples(type).contains(sample.substring(name.length()));
  }

  /** The names that no other family may have. */
  List<String> reservedNames() {
    return StrictSuffixes.reserved(type).stream().map(suffix -> name + suffix).toList();
  }

  void sample(List<Label> labels) {
    String suffix = labels.getFirst().value().substring(name.length());
    List<Label> grouping = grouping(labels, suffix);
    if (group == null || !group.labels().equals(grouping)) {
      beginGroup(grouping);
    }
    StrictSample sample = new StrictSample(type, name, suffix, labels, parser);
    sample.check();
    currentGroup().add(sample);
  }

  void end() {
    boolean unitless = type == MetricType.INFO || type == MetricType.STATE_SET;
    require(!unitless || unit == null || unit.isEmpty(), "a family of this type has no unit");
    if (group != null) {
      group.end();
    }
  }

  private StrictGroup currentGroup() {
    if (group == null) {
      throw new IllegalStateException("no group has begun");
    }
    return group;
  }

  private void beginGroup(List<Label> labels) {
    if (group != null) {
      group.end();
    }
    require(seen.add(labels), "the samples of one metric are not together");
    group = new StrictGroup(type, labels, parser);
  }

  /** The labels of the metric that a sample is part of. */
  private List<Label> grouping(List<Label> labels, String suffix) {
    String own =
        switch (type) {
          case HISTOGRAM, GAUGE_HISTOGRAM -> BoundLabel.BUCKET;
          case SUMMARY -> suffix.isEmpty() ? BoundLabel.QUANTILE : "";
          case STATE_SET -> name;
          case COUNTER, GAUGE, INFO, UNKNOWN -> "";
        };
    List<Label> grouping = new ArrayList<>(labels.subList(1, labels.size()));
    grouping.removeIf(label -> label.name().equals(own));
    grouping.sort(Comparator.comparing(Label::name));
    return grouping;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw parser.lineError("family \"" + name + "\": " + otherwise);
    }
  }
}
