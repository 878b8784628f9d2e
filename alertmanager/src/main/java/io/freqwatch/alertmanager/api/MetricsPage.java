package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.Statistics;
import io.freqwatch.exposition.AcceptedFormat;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** {@code /metrics} under Alertmanager's names. Safe for use by many threads. */
final class MetricsPage {
  private static final Map<String, String> COUNTERS = counters();

  private static final Map<String, String> HISTOGRAMS =
      Map.of(
          Statistics.LATENCY, "How long attempts to deliver took.",
          Statistics.REQUESTS, "How long requests took.",
          Statistics.PROCESSING, "How long the router was busy at one go.");

  private final RouterLoop loop;
  private final Statistics statistics;
  private final ApiOptions options;
  private final IntSupplier readers;

  /**
   * @param readers how many requests read just now
   */
  MetricsPage(RouterLoop loop, Statistics statistics, ApiOptions options, IntSupplier readers) {
    this.loop = loop;
    this.statistics = statistics;
    this.options = options;
    this.readers = readers;
  }

  private static Map<String, String> counters() {
    Map<String, String> help = new TreeMap<>();
    help.put("alertmanager_alerts_received", "Reports of alerts that were taken.");
    help.put("alertmanager_alerts_invalid", "Reports of alerts that were refused.");
    help.put("alertmanager_alerts_limited", "Reports of alerts that were too many.");
    help.put("alertmanager_notifications", "Notifications that came to an end.");
    help.put("alertmanager_notifications_failed", "Notifications that were given up.");
    help.put("alertmanager_notification_requests", "Attempts to deliver.");
    help.put("alertmanager_notification_requests_failed", "Attempts that failed.");
    help.put("alertmanager_notifications_suppressed", "Alerts held back when looked at.");
    help.put("alertmanager_nflog_maintenance", "Cleanings of what receivers were told.");
    help.put("alertmanager_nflog_queries", "Looks into what receivers were told.");
    help.put("alertmanager_nflog_query_errors", "Such looks that failed; they are in memory.");
    help.put("alertmanager_silences_maintenance", "Cleanings of the silences.");
    help.put("alertmanager_silences_queries", "Looks at whether an alert is silenced.");
    help.put("alertmanager_silences_query_errors", "Such looks that failed; as above.");
    help.put(
        "alertmanager_http_concurrency_limit_exceeded", "Readers sent away, for there were many.");
    help.put("freqwatch_alertmanager_attempts", "Attempts to deliver that were begun.");
    help.put(
        "freqwatch_alertmanager_notifications_merged",
        "Notifications put together with the next of their group before they could be sent.");
    help.put(
        "freqwatch_alertmanager_notifications_rerouted",
        "Notifications to the fallback receiver in place of another.");
    help.put(
        "freqwatch_alertmanager_storm_summaries",
        "Messages that were sent in place of many notifications.");
    help.put(
        "freqwatch_alertmanager_button_presses",
        "Buttons pressed below messages, by what became of it.");
    help.put(
        "freqwatch_alertmanager_notifications_summarised",
        "Notifications that went out in such messages.");
    return help;
  }

  Response page(Request request) throws InterruptedException {
    List<MetricFamily> families = new ArrayList<>();
    COUNTERS.forEach((name, help) -> families.add(counter(name, help)));
    HISTOGRAMS.forEach((name, help) -> families.add(histogram(name, help)));
    families.addAll(loop.call(this::gauges));
    AcceptedFormat format = AcceptedFormat.negotiate(request.header("Accept").orElse(""));
    return Response.bytes(format.contentType(), format.write(families));
  }

  private MetricFamily counter(String name, String help) {
    List<Metric> metrics = new ArrayList<>();
    statistics
        .series(name + "_total")
        .forEach((labels, value) -> metrics.add(new Metric.Value(labels, value.sum())));
    return new MetricFamily(name, MetricType.COUNTER, "", help, metrics);
  }

  private MetricFamily histogram(String name, String help) {
    return new MetricFamily(name, MetricType.HISTOGRAM, "", help, statistics.histograms(name));
  }

  private List<MetricFamily> gauges(AlertRouter router, Instant now) {
    ReloadState reload = options.reloads().get();
    Instant oldest =
        router.outbox().stream().map(intent -> intent.at()).min(Instant::compareTo).orElse(now);
    return List.of(
        alerts("alertmanager_alerts", router, now),
        alerts("alertmanager_marked_alerts", router, now),
        silences(router, now),
        gauge(
            "alertmanager_build_info",
            "The version of the program.",
            new Metric.Value(Labels.of("version", options.version()), 1)),
        gauge("alertmanager_cluster_enabled", "Whether there are peers.", 0),
        gauge(
            "alertmanager_config_last_reload_successful",
            "Whether the last reading of the configuration went well.",
            reload.successful() ? 1 : 0),
        gauge(
            "alertmanager_config_last_reload_success_timestamp_seconds",
            "When the configuration was last read well.",
            reload.successMillis() / 1000.0),
        gauge(
            "alertmanager_config_hash",
            "Changes when the configuration does.",
            router.routing().config().shown().hashCode()),
        gauge(
            "alertmanager_dispatcher_aggregation_groups",
            "Groups that have alerts.",
            router.groups(now).size()),
        gauge("alertmanager_receivers", "Receivers.", receivers(router)),
        gauge("alertmanager_integrations", "Ways to receivers.", integrations(router)),
        gauge(
            "alertmanager_inhibition_rules",
            "Rules by which alerts hold back others.",
            router.routing().config().inhibitRules().size()),
        gauge(
            "alertmanager_http_requests_in_flight",
            "Requests that read just now.",
            new Metric.Value(Labels.of("method", "get"), readers.getAsInt())),
        gauge(
            "process_start_time_seconds",
            "When the program was started.",
            options.started().toEpochMilli() / 1000.0),
        gauge(
            "freqwatch_outbox_notifications",
            "Notifications on their way.",
            router.outbox().size()),
        gauge(
            "freqwatch_outbox_oldest_seconds",
            "Age of the oldest notification on its way.",
            Duration.between(oldest, now).toMillis() / 1000.0),
        gauge(
            "freqwatch_alertmanager_journal_bytes",
            "Bytes of the journal on disk.",
            router.store().bytes()),
        gauge(
            "freqwatch_alertmanager_journal_failing",
            "Whether the journal cannot be written.",
            router.store().isFailing() ? 1 : 0));
  }

  private static int receivers(AlertRouter router) {
    return router.routing().config().receivers().size();
  }

  private static int integrations(AlertRouter router) {
    return router.routing().config().receivers().values().stream()
        .mapToInt(receiver -> receiver.integrations().size())
        .sum();
  }

  private static MetricFamily alerts(String name, AlertRouter router, Instant now) {
    long held =
        router.alerts(now).stream()
            .filter(alert -> router.suppression(alert.labels(), now).holdsBack())
            .count();
    return gauge(
        name,
        "Alerts that have not ended, by state.",
        new Metric.Value(Labels.of("state", "unprocessed"), 0),
        new Metric.Value(Labels.of("state", "active"), router.alerts(now).size() - held),
        new Metric.Value(Labels.of("state", "suppressed"), held));
  }

  private static MetricFamily silences(AlertRouter router, Instant now) {
    List<Metric> metrics = new ArrayList<>();
    for (Silence.State state : Silence.State.values()) {
      long count = router.silences().stream().filter(each -> each.stateAt(now) == state).count();
      metrics.add(new Metric.Value(Labels.of("state", state.toString()), count));
    }
    return gauge("alertmanager_silences", "Silences by state.", metrics.toArray(new Metric[0]));
  }

  private static MetricFamily gauge(String name, String help, double value) {
    return gauge(name, help, new Metric.Value(Labels.EMPTY, value));
  }

  private static MetricFamily gauge(String name, String help, Metric... metrics) {
    return new MetricFamily(name, MetricType.GAUGE, "", help, List.of(metrics));
  }
}
