package io.freqwatch.web.prometheus;

import io.freqwatch.discovery.DiscoveryStatistics;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.scrape.RefusingTarget;
import io.freqwatch.scrape.ScrapeStatistics;
import io.freqwatch.storage.StorageStatistics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What storage, scrapes and queries count, asked once for each scrape of ourselves. */
public final class PartMetrics implements MultiCollector {
  private static final Labels FLOAT = Labels.of("type", "float");

  private final Supplier<StorageStatistics> storage;
  private final Supplier<ScrapeStatistics> scrapes;
  private final Engine engine;
  private final Supplier<DiscoveryStatistics> discoveries;
  private final Supplier<ReloadStatus> reload;

  public PartMetrics(
      Supplier<StorageStatistics> storage,
      Supplier<ScrapeStatistics> scrapes,
      Engine engine,
      Supplier<DiscoveryStatistics> discoveries,
      Supplier<ReloadStatus> reload) {
    this.storage = storage;
    this.scrapes = scrapes;
    this.engine = engine;
    this.discoveries = discoveries;
    this.reload = reload;
  }

  @Override
  public MetricSnapshots collect() {
    List<MetricSnapshot> all = new ArrayList<>();
    addStorage(storage.get(), all);
    addScrapes(scrapes.get(), all);
    addQueries(all);
    addDiscoveries(discoveries.get(), all);
    addReload(reload.get(), all);
    return new MetricSnapshots(all);
  }

  private static void addStorage(StorageStatistics now, List<MetricSnapshot> all) {
    all.add(gauge("prometheus_tsdb_head_series", "Series in memory.", now.series()));
    all.add(gauge("prometheus_tsdb_head_chunks", "Chunks in memory.", now.chunks()));
    all.add(
        gauge(
            "freqwatch_storage_series_limit",
            "How many series the storage takes.",
            now.seriesLimit()));
    all.add(counter("prometheus_tsdb_head_series_created", "Series created.", now.seriesCreated()));
    all.add(counter("prometheus_tsdb_head_series_removed", "Series removed.", now.seriesRemoved()));
    all.add(
        counter(
            "freqwatch_storage_series_refused",
            "Series refused since the storage was full.",
            now.seriesRefused()));
    all.add(
        typed("prometheus_tsdb_head_samples_appended", "Samples appended.", now.samplesAppended()));
    all.add(
        typed(
            "prometheus_tsdb_out_of_order_samples",
            "Samples refused since a newer one was there.",
            now.samplesOutOfOrder()));
    all.add(
        typed(
            "prometheus_tsdb_out_of_bound_samples",
            "Samples refused since they were too old.",
            now.samplesOutOfBounds()));
    all.add(
        counter(
            "freqwatch_storage_samples_duplicate",
            "Samples refused since another value was there.",
            now.samplesDuplicate()));
    all.add(
        counter(
            "prometheus_tsdb_exemplar_out_of_order_exemplars",
            "Exemplars dropped at commit since a newer one was there.",
            now.exemplarsOutOfOrder()));
    if (now.minMillis() <= now.maxMillis()) {
      all.add(
          gauge(
              "prometheus_tsdb_head_min_time", "Oldest sample, in milliseconds.", now.minMillis()));
      all.add(
          gauge(
              "prometheus_tsdb_head_max_time", "Newest sample, in milliseconds.", now.maxMillis()));
    }
  }

  private static void addScrapes(ScrapeStatistics now, List<MetricSnapshot> all) {
    all.add(gauge("freqwatch_scrape_pools", "Scrape jobs.", now.pools()));
    all.add(gauge("freqwatch_scrape_targets", "Targets being scraped.", now.targets()));
    all.add(counter("freqwatch_scrapes", "Scrapes begun.", now.scrapes()));
    all.add(failures(now));
    all.add(refusing(now.refusing()));
    all.add(
        counter(
            "prometheus_target_scrapes_exceeded_sample_limit",
            "Scrapes refused for too many samples.",
            now.exceededSampleLimit()));
    all.add(
        counter(
            "prometheus_target_scrapes_exceeded_body_size_limit",
            "Scrapes refused for too large a body.",
            now.exceededBodySizeLimit()));
    all.add(
        counter(
            "prometheus_target_scrapes_exceeded_native_histogram_bucket_limit",
            "Scrapes refused for a native histogram of too many buckets.",
            now.exceededBucketLimit()));
    all.add(
        counter(
            "prometheus_target_scrapes_exemplar_out_of_order",
            "Exemplars refused since a newer one was there, or for their length.",
            now.exemplarsRefused()));
    all.add(
        counter(
            "prometheus_target_scrapes_sample_out_of_order",
            "Scraped samples refused since a newer one was there.",
            now.samplesOutOfOrder()));
    all.add(
        counter(
            "prometheus_target_scrapes_sample_duplicate_timestamp",
            "Scraped samples refused since another value was there.",
            now.samplesDuplicate()));
    all.add(
        counter(
            "prometheus_target_scrapes_sample_out_of_bounds",
            "Scraped samples refused for a time too old or in the future.",
            now.samplesOutOfBounds()));
    all.add(
        counter(
            "freqwatch_scrape_series_refused",
            "New series refused since their target brought too many in an hour.",
            now.seriesRefused()));
  }

  /** A target that brings too many new series, and the label that has the most values. */
  private static MetricSnapshot refusing(List<RefusingTarget> targets) {
    CounterSnapshot.Builder refused =
        CounterSnapshot.builder()
            .name("freqwatch_target_series_refused")
            .help("New series refused of a target that brought too many in an hour.");
    for (RefusingTarget target : targets) {
      refused.dataPoint(
          point(
              target.refused().total(),
              Labels.of(
                  "scrape_job",
                  target.job(),
                  "target",
                  target.instance(),
                  "widest_label",
                  target.refused().label())));
    }
    return refused.build();
  }

  private static MetricSnapshot failures(ScrapeStatistics now) {
    return CounterSnapshot.builder()
        .name("freqwatch_scrapes_failed")
        .help("Scrapes that brought no samples, by reason.")
        .dataPoint(point(now.unreached(), Labels.of("reason", "unreached")))
        .dataPoint(point(now.badStatus(), Labels.of("reason", "status")))
        .dataPoint(point(now.badFormat(), Labels.of("reason", "format")))
        .dataPoint(point(now.exceededBodySizeLimit(), Labels.of("reason", "body_size_limit")))
        .dataPoint(point(now.exceededSampleLimit(), Labels.of("reason", "sample_limit")))
        .dataPoint(point(now.exceededLabelLimit(), Labels.of("reason", "label_limit")))
        .dataPoint(point(now.exceededBucketLimit(), Labels.of("reason", "bucket_limit")))
        .dataPoint(point(now.refusedByStorage(), Labels.of("reason", "storage")))
        .build();
  }

  private void addQueries(List<MetricSnapshot> all) {
    all.add(
        gauge(
            "prometheus_engine_queries",
            "Queries that run or wait now.",
            engine.active().list().size()));
    all.add(
        gauge(
            "prometheus_engine_queries_concurrent_max",
            "How many queries may run at once.",
            engine.maxConcurrent()));
    all.add(counter("freqwatch_queries", "Queries evaluated.", engine.queries()));
  }

  private static void addDiscoveries(DiscoveryStatistics now, List<MetricSnapshot> all) {
    all.add(
        counter(
            "prometheus_sd_file_read_errors",
            "Readings of target files that failed.",
            now.fileErrors()));
    all.add(
        counter(
            "prometheus_sd_http_failures",
            "Calls of target servers that failed.",
            now.httpFailures()));
    all.add(counter("prometheus_sd_dns_lookups", "Questions to name servers.", now.dnsLookups()));
    all.add(
        counter(
            "prometheus_sd_dns_lookup_failures",
            "Questions to name servers that failed.",
            now.dnsFailures()));
  }

  private static void addReload(ReloadStatus now, List<MetricSnapshot> all) {
    all.add(
        gauge(
            "prometheus_config_last_reload_successful",
            "Whether the configuration was good when it was read last.",
            now.successful() ? 1 : 0));
    all.add(
        gauge(
            "prometheus_config_last_reload_success_timestamp_seconds",
            "When the configuration was read last and was good.",
            now.successMillis() / 1000));
  }

  private static MetricSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(point(value, Labels.EMPTY))
        .build();
  }

  private static MetricSnapshot typed(String name, String help, long value) {
    return CounterSnapshot.builder().name(name).help(help).dataPoint(point(value, FLOAT)).build();
  }

  private static CounterDataPointSnapshot point(long value, Labels labels) {
    return CounterDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  private static MetricSnapshot gauge(String name, String help, long value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
