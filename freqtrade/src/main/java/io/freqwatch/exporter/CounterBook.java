package io.freqwatch.exporter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counters of one bot: they live as long as the exporter and never fall, whatever happens to the
 * bot's database. Each label here has few values by nature. Safe for use by many threads.
 */
final class CounterBook {
  private final Map<Key, Long> counts = new LinkedHashMap<>();

  private record Key(String family, List<String> labels) {}

  /** Counters at one moment. */
  static final class Counts {
    static final Counts NONE = new Counts(Map.of());

    private final Map<Key, Long> counts;

    private Counts(Map<Key, Long> counts) {
      this.counts = counts;
    }

    void addTo(Families families) {
      counts.forEach((key, count) -> families.add(key.family(), count, key.labels()));
    }

    /** The count of a series; 0 where it was never declared. */
    long of(String family, String... labels) {
      return counts.getOrDefault(new Key(family, List.of(labels)), 0L);
    }
  }

  /** Makes a series visible with the value 0. */
  void declare(String family, String... labels) {
    add(0, family, labels);
  }

  void increment(String family, String... labels) {
    add(1, family, labels);
  }

  synchronized void add(long amount, String family, String... labels) {
    counts.merge(new Key(family, List.of(labels)), amount, Long::sum);
  }

  synchronized Counts counts() {
    return new Counts(Collections.unmodifiableMap(new LinkedHashMap<>(counts)));
  }
}
