package io.freqwatch.promql.engine;

import io.freqwatch.exposition.GoNumber;
import java.time.Instant;
import java.util.Locale;

/** Where and by how much the buckets of a classic histogram fell, and when. */
record ForcedMonotonicity(
    double lowest,
    double highest,
    double difference,
    long firstMillis,
    long lastMillis,
    int count) {
  ForcedMonotonicity merge(ForcedMonotonicity other) {
    return new ForcedMonotonicity(
        Math.min(lowest, other.lowest),
        Math.max(highest, other.highest),
        Math.max(difference, other.difference),
        Math.min(firstMillis, other.firstMillis),
        Math.max(lastMillis, other.lastMillis),
        count + other.count);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        ", from buckets %s to %s, with a max diff of %.2g, over %d samples from %s to %s",
        GoNumber.format(lowest),
        GoNumber.format(highest),
        difference,
        count,
        Instant.ofEpochSecond(firstMillis / 1000),
        Instant.ofEpochSecond(lastMillis / 1000));
  }
}
