package io.freqwatch.exporter;

import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import java.util.List;
import java.util.function.BiConsumer;

/** Puts all families of a snapshot together. Stateless. */
final class BotFamilies {
  private BotFamilies() {}

  /**
   * The families by group.
   *
   * @param collected families of collectors, appended to their group
   * @param dropped told of series left out by a label's limit
   */
  static GroupedFamilies of(
      BotSnapshot snapshot, GroupedFamilies collected, BiConsumer<String, Integer> dropped) {
    Families families = new Families(Catalogue.standard(), snapshot.bot());
    Area.ALL.forEach(area -> area.add(snapshot, families));
    GroupedFamilies result = families.build(dropped);
    result.addAll(collected);
    FamilyDescription series = Catalogue.standard().family("freqtrade_exporter_series");
    result.add(series.group(), series(series, snapshot, result));
    return result;
  }

  private static MetricFamily series(
      FamilyDescription description, BotSnapshot snapshot, GroupedFamilies others) {
    long count =
        others
            .all()
            .flatMap(family -> family.metrics().stream())
            .mapToLong(BotFamilies::series)
            .sum();
    FamilyBuilder builder = new FamilyBuilder(description, snapshot.bot());
    builder.add(count + 1, List.of());
    return builder.build((_, _) -> {});
  }

  private static long series(Metric metric) {
    return switch (metric) {
      case Metric.Value _ -> 1;
      case Metric.Histogram histogram -> histogram.counts().length + 2;
    };
  }
}
