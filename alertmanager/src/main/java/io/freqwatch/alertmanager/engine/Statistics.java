package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What the router has counted since it started, by metric and labels. Safe for many threads. */
public final class Statistics {
  /** Of attempts to deliver, by integration; Alertmanager's name. */
  public static final String LATENCY = "alertmanager_notification_latency_seconds";

  /** Of requests; Alertmanager's name. */
  public static final String REQUESTS = "alertmanager_http_request_duration_seconds";

  /** Of what the router's thread does at one go; Alertmanager's name. */
  public static final String PROCESSING =
      "alertmanager_dispatcher_alert_processing_duration_seconds";

  private static final Map<String, double[]> BOUNDS =
      Map.of(
          LATENCY, new double[] {1, 5, 10, 15, 20},
          REQUESTS, new double[] {.05, .1, .25, .5, .75, 1, 2, 5, 20, 60},
          PROCESSING, new double[] {.001, .01, .1, 1, 10});

  private static final List<String> REQUESTED =
      List.of(
          "alertmanager_notification_requests_total",
          "alertmanager_notification_requests_failed_total");

  /** Without labels. */
  private static final List<String> ALONE =
      List.of(
          "alertmanager_alerts_limited_total",
          "alertmanager_nflog_maintenance_total",
          "alertmanager_nflog_queries_total",
          "alertmanager_nflog_query_errors_total",
          "alertmanager_silences_maintenance_total",
          "alertmanager_silences_queries_total",
          "alertmanager_silences_query_errors_total");

  private final Map<String, Map<Labels, LongAdder>> counters = new ConcurrentSkipListMap<>();
  private final Map<String, Map<Labels, Durations>> durations = new ConcurrentSkipListMap<>();

  /** With the series that have to be there before anything happens. */
  public Statistics() {
    for (String status : List.of("firing", "resolved")) {
      add("alertmanager_alerts_received_total", 0, "status", status, "version", "v2");
    }
    add("alertmanager_alerts_invalid_total", 0, "version", "v2");
    add("alertmanager_http_concurrency_limit_exceeded_total", 0, "method", "get");
    for (String reason : List.of("silence", "inhibition", "mute_time_interval")) {
      add("alertmanager_notifications_suppressed_total", 0, "reason", reason);
    }
    for (String metric : ALONE) {
      add(metric, 0);
    }
  }

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

  /**
   * Counts that something took so long.
   *
   * @param metric one of those above
   */
  public void took(String metric, long nanos, String... labels) {
    durations
        .computeIfAbsent(metric, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(Labels.of(labels), _ -> new Durations(bounds(metric)))
        .add(nanos / 1e9);
  }

  private static double[] bounds(String metric) {
    double[] bounds = BOUNDS.get(metric);
    if (bounds == null) {
      throw new IllegalArgumentException(metric + " has no bounds");
    }
    return bounds;
  }

  /** Each series of a metric of durations. */
  public List<Metric> histograms(String metric) {
    return durations.getOrDefault(metric, Map.of()).entrySet().stream()
        .map(entry -> entry.getValue().metric(entry.getKey()))
        .toList();
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
    for (String metric : REQUESTED) {
      add(metric, 0, "integration", kind, "receiver_name", receiver);
    }
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
