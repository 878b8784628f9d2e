package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SeriesSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/** How many series there are by metric, label and value: what makes a store large. */
final class Cardinality {
  /** A name and what is counted of it. */
  record Count(String name, long value) {}

  private final Map<String, Map<String, Long>> seriesByValue = new HashMap<>();

  private Cardinality() {}

  /** Counts the series that have samples from one time to another. */
  static Cardinality of(Queryable storage, long minMillis, long maxMillis) {
    Cardinality counts = new Cardinality();
    if (minMillis <= maxMillis) {
      try (Querier querier = storage.querier(minMillis, maxMillis)) {
        SeriesSet all = querier.select(false);
        while (all.hasNext()) {
          counts.count(all.next().labels());
        }
      }
    }
    return counts;
  }

  private void count(Labels labels) {
    for (Label label : labels) {
      seriesByValue
          .computeIfAbsent(label.name(), _ -> new HashMap<>())
          .merge(label.value(), 1L, Long::sum);
    }
  }

  /** How many different pairs of name and value there are. */
  long pairCount() {
    return seriesByValue.values().stream().mapToLong(Map::size).sum();
  }

  List<Count> seriesByMetric(int limit) {
    return top(
        seriesByValue.getOrDefault(Labels.METRIC_NAME, Map.of()).entrySet().stream()
            .map(each -> new Count(each.getKey(), each.getValue())),
        limit);
  }

  List<Count> valuesByName(int limit) {
    return top(
        seriesByValue.entrySet().stream()
            .map(each -> new Count(each.getKey(), each.getValue().size())),
        limit);
  }

  /** The bytes of a label's values, once for each series, as Prometheus counts them. */
  List<Count> bytesByName(int limit) {
    return top(
        seriesByValue.entrySet().stream()
            .map(each -> new Count(each.getKey(), bytes(each.getValue()))),
        limit);
  }

  List<Count> seriesByPair(int limit) {
    return top(
        seriesByValue.entrySet().stream()
            .flatMap(
                name ->
                    name.getValue().entrySet().stream()
                        .map(
                            value ->
                                new Count(name.getKey() + "=" + value.getKey(), value.getValue()))),
        limit);
  }

  private static long bytes(Map<String, Long> seriesByValue) {
    long bytes = 0;
    for (Entry<String, Long> each : seriesByValue.entrySet()) {
      bytes += each.getValue() * each.getKey().getBytes(UTF_8).length;
    }
    return bytes;
  }

  private static List<Count> top(Stream<Count> counts, int limit) {
    return counts
        .sorted(Comparator.comparingLong(Count::value).reversed().thenComparing(Count::name))
        .limit(limit)
        .toList();
  }
}
