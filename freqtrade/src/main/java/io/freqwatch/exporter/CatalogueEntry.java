package io.freqwatch.exporter;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.exporter.FamilyDescription.Rest;
import io.freqwatch.model.MetricType;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one family of the catalogue file and holds it to the rules of naming. One thread. */
final class CatalogueEntry {
  private static final Pattern NAME = Pattern.compile("freqtrade_[a-z0-9]+(_[a-z0-9]+)*");
  private static final List<String> RESERVED =
      List.of("_total", "_info", "_count", "_sum", "_bucket", "_created");

  private final YamlMapping entry;

  CatalogueEntry(YamlMapping entry) {
    this.entry = entry;
  }

  FamilyDescription read() {
    FamilyDescription family =
        new FamilyDescription(
            entry.parsed("name", "a name such as freqtrade_up", "", CatalogueEntry::name),
            entry.parsed("type", "a metric type", MetricType.GAUGE, CatalogueEntry::type),
            entry.optionalText("unit").orElse(""),
            entry.text("area"),
            entry.text("help"),
            entry.texts("labels"),
            entry.parsed("group", "a collect group", CollectGroup.STATE, CollectGroup::of),
            entry.texts("sources"),
            entry.optional("rest", "sum or drop", CatalogueEntry::rest).orElse(Rest.NONE));
    entry.rejectUnknownKeys();
    requireUnit(family);
    requireRest(family);
    return family;
  }

  private void requireUnit(FamilyDescription family) {
    if (!family.unit().isEmpty() && !family.name().endsWith("_" + family.unit())) {
      entry.problem("unit", family.unit(), "the unit that the name ends with");
    }
  }

  private void requireRest(FamilyDescription family) {
    boolean limited = LabelLimits.limitedLabel(family.labels()) >= 0;
    boolean info = family.type() == MetricType.INFO;
    if (!info && limited != (family.rest() != Rest.NONE)) {
      entry.problem("rest", String.valueOf(family.rest()), "sum or drop with a limited label only");
    }
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches() || RESERVED.stream().anyMatch(text::endsWith)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static MetricType type(String text) {
    return switch (text) {
      case "gauge" -> MetricType.GAUGE;
      case "counter" -> MetricType.COUNTER;
      case "info" -> MetricType.INFO;
      case "histogram" -> MetricType.HISTOGRAM;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Rest rest(String text) {
    return switch (text) {
      case "sum" -> Rest.SUM;
      case "drop" -> Rest.DROP;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
