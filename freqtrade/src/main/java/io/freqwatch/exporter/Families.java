package io.freqwatch.exporter;

import io.freqwatch.model.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The families of one bot while they are put together. What is not in the catalogue, or has other
 * labels than there, is a mistake of the program and thrown. One thread.
 */
final class Families {
  private final Catalogue catalogue;
  private final String bot;
  private final Map<String, FamilyBuilder> builders = new HashMap<>();

  Families(Catalogue catalogue, String bot) {
    this.catalogue = catalogue;
    this.bot = bot;
  }

  /** Adds a series; nothing where the value is not known. */
  void add(String family, @Nullable Number value, String... labelValues) {
    if (value != null) {
      builder(family).add(value.doubleValue(), List.of(labelValues));
    }
  }

  /** Adds a series of a counter. */
  void add(String family, long value, List<String> labelValues) {
    builder(family).add(value, labelValues);
  }

  /** Adds 1 or 0; nothing where it is not known. */
  void addFlag(String family, @Nullable Boolean value, String... labelValues) {
    if (value != null) {
      add(family, value ? 1 : 0, labelValues);
    }
  }

  /** Adds a time in seconds; nothing where it is not known. */
  void addTime(String family, @Nullable Long millis, String... labelValues) {
    if (millis != null) {
      add(family, millis / 1000.0, labelValues);
    }
  }

  void addHistogram(String family, Metric.Histogram histogram, String... labelValues) {
    builder(family).addHistogram(histogram, List.of(labelValues));
  }

  /** The families that have series, by group, each in the catalogue's order. */
  GroupedFamilies build(BiConsumer<String, Integer> dropped) {
    GroupedFamilies result = new GroupedFamilies();
    for (FamilyDescription description : catalogue.families()) {
      FamilyBuilder builder = builders.get(description.name());
      if (builder != null) {
        result.add(description.group(), builder.build(dropped));
      }
    }
    return result;
  }

  private FamilyBuilder builder(String family) {
    return builders.computeIfAbsent(family, name -> new FamilyBuilder(catalogue.family(name), bot));
  }
}
