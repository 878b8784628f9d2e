package io.freqwatch.exporter;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds what a {@link MetricCollector} brings to the rules, and puts the bot's label on it. */
final class CollectedFamilies {
  static final int MAX_SERIES = 1000;
  private static final int MAX_LABEL_LENGTH = 1024;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*");
  private static final List<String> RESERVED =
      List.of("_total", "_info", "_count", "_sum", "_bucket", "_created");

  private final String collector;
  private final String bot;
  private final Set<String> names = new HashSet<>();
  private final List<MetricFamily> checked = new ArrayList<>();
  private int series;

  private CollectedFamilies(String collector, String bot) {
    this.collector = collector;
    this.bot = bot;
  }

  /**
   * The families as they go out.
   *
   * @throws IllegalArgumentException where one of them breaks a rule
   */
  static List<MetricFamily> check(String collector, String bot, List<MetricFamily> families) {
    CollectedFamilies result = new CollectedFamilies(collector, bot);
    families.forEach(result::add);
    return List.copyOf(result.checked);
  }

  /**
   * @throws IllegalArgumentException where a collector may not be called so
   */
  static void requireName(String collector) {
    require(
        NAME.matcher(collector).matches() && !isOurs(collector),
        "collector name \"%s\": expected lower-case letters, digits and underscores, and not"
            + " freqtrade or freqwatch",
        collector);
  }

  private static boolean isOurs(String name) {
    return name.startsWith("freqtrade") || name.startsWith("freqwatch");
  }

  private void add(MetricFamily family) {
    String name = family.name();
    require(
        name.startsWith(collector + "_"), "%s: expected a name with %s_ in front", name, collector);
    require(NAME.matcher(name).matches(), "%s: expected lower-case letters, digits, _", name);
    require(
        RESERVED.stream().noneMatch(name::endsWith), "%s: the suffix belongs to its type", name);
    require(names.add(name), "%s: found a second time", name);
    require(!family.help().isBlank(), "%s: expected a help text", name);
    require(
        family.unit().isEmpty() || name.endsWith("_" + family.unit()),
        "%s: expected a name that ends with its unit",
        name);
    checked.add(
        new MetricFamily(
            name,
            family.type(),
            family.unit(),
            family.help(),
            family.metrics().stream().map(metric -> labelled(name, metric)).toList()));
  }

  private Metric labelled(String family, Metric metric) {
    require(++series <= MAX_SERIES, "%s: more than %s series in all", family, MAX_SERIES);
    for (Label label : metric.labels()) {
      require(LABEL.matcher(label.name()).matches(), "%s: label %s", family, label.name());
      require(label.value().length() <= MAX_LABEL_LENGTH, "%s: a label's value too long", family);
    }
    Labels labels = metric.labels().toBuilder().set("bot", bot).build();
    return switch (metric) {
      case Metric.Value value -> new Metric.Value(labels, value.value());
      case Metric.Histogram histogram ->
          new Metric.Histogram(
              labels, histogram.upperBounds(), histogram.counts(), histogram.sum());
    };
  }

  private static void require(boolean holds, String message, Object... arguments) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }
}
