package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.model.Labels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What the router has counted since it started, by metric and labels. Safe for many threads. */
public final class Statistics {
  private final Map<String, Map<Labels, LongAdder>> counters = new ConcurrentSkipListMap<>();

  /** Counts one more. */
  public void count(String metric, String... labels) {
    add(metric, 1, labels);
  }

  public void add(String metric, long amount, String... labels) {
    counters
        .computeIfAbsent(metric, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(Labels.of(labels), _ -> new LongAdder())
        .add(amount);
  }

  /** Each series of a metric. */
  public Map<Labels, LongAdder> series(String metric) {
    return counters.getOrDefault(metric, Map.of());
  }

  public long value(String metric, String... labels) {
    LongAdder found = series(metric).get(Labels.of(labels));
    return found == null ? 0 : found.sum();
  }

  /** The series of an integration that have to be there before anything happens. */
  void begin(String receiver, String kind) {
    add("alertmanager_notifications_total", 0, "integration", kind, "receiver_name", receiver);
    for (Outcome.Reason reason : Outcome.Reason.values()) {
      failed(receiver, kind, reason, 0);
    }
  }

  void failed(String receiver, String kind, Outcome.Reason reason, long amount) {
    add(
        "alertmanager_notifications_failed_total",
        amount,
        "integration",
        kind,
        "receiver_name",
        receiver,
        "reason",
        reason.label());
  }
}
