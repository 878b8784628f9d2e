package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.yaml.Environment;
import io.freqwatch.http.yaml.HttpReader;
import io.freqwatch.http.yaml.YamlValues;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.Relabeling;
import io.freqwatch.scrape.FormatOptions;
import io.freqwatch.scrape.SampleOptions;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeProtocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one scrape configuration after the other. Used by one thread. */
final class ScrapeConfigReader {
  private final GlobalOptions global;
  private final HttpReader http;
  private final DiscoveryReader discovery;
  private final Remarks remarks;

  ScrapeConfigReader(GlobalOptions global, Path folder, Environment environment, Remarks remarks) {
    this.global = global;
    this.http = new HttpReader(folder, environment, remarks::later);
    this.discovery = new DiscoveryReader(folder, http, remarks);
    this.remarks = remarks;
  }

  /** Empty where the job has no name, which is a problem. */
  Optional<PrometheusOptions.Job> read(YamlMapping job) {
    YamlValues.requireText(job, "job_name", "a name");
    String name = job.optionalText("job_name").orElse("");
    Duration interval = Timing.positive(job, "scrape_interval").orElse(global.scrapeInterval());
    Duration timeout = Timing.timeout(job, interval, global.scrapeTimeout());
    NameScheme names = Names.scheme(job).orElse(global.names());
    Relabeling targets = RelabelReader.read(job, "relabel_configs", names);
    SampleOptions samples = samples(job, names);
    FormatOptions format = format(job, names);
    HttpClientOptions client = http.read(job);
    List<DiscoveryConfig> discoveries = discovery.read(job, !targets.isEmpty());
    Address address = address(job);
    GlobalOptions.Limits limits = LimitsReader.read(job);
    readWithoutEffect(job);
    job.rejectUnknownKeys();
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PrometheusOptions.Job(
                new ScrapeOptions(
                    name,
                    interval,
                    timeout,
                    address.scheme(),
                    address.path(),
                    address.params(),
                    targets,
                    samples,
                    format,
                    client,
                    LimitsReader.joined(limits, global.limits())),
                discoveries));
  }

  /** Where targets answer that do not say so themselves. */
  private record Address(String scheme, String path, Map<String, List<String>> params) {}

  private static Address address(YamlMapping job) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    job.mapping("params")
        .ifPresent(all -> all.keys().forEach(name -> params.put(name, all.texts(name))));
    return new Address(
        job.optionalText("scheme").orElse("http"),
        job.optionalText("metrics_path").orElse("/metrics"),
        params);
  }

  private SampleOptions samples(YamlMapping job, NameScheme names) {
    return new SampleOptions(
        YamlValues.flag(job, "honor_labels", false),
        YamlValues.flag(job, "honor_timestamps", true),
        YamlValues.flag(job, "track_timestamps_staleness", false),
        YamlValues.flag(job, "extra_scrape_metrics", global.extraMetrics()),
        RelabelReader.read(job, "metric_relabel_configs", names),
        names);
  }

  private FormatOptions format(YamlMapping job, NameScheme names) {
    boolean nativeHistograms =
        YamlValues.flag(job, "scrape_native_histograms", global.nativeHistograms());
    return new FormatOptions(
        protocols(job, nativeHistograms),
        job.optional(
            "fallback_scrape_protocol", "one of " + ScrapeProtocol.names(), ScrapeProtocol::of),
        escaping(job, names),
        YamlValues.flag(job, "enable_compression", true),
        nativeHistograms,
        YamlValues.flag(job, "always_scrape_classic_histograms", global.alwaysClassicHistograms()),
        YamlValues.flag(
            job, "convert_classic_histograms_to_nhcb", global.classicHistogramsToNative()),
        FormatOptions.DEFAULT.startTimestamps(),
        YamlValues.count(job, "native_histogram_bucket_limit").orElse(0),
        YamlValues.number(job, "native_histogram_min_bucket_factor").orElse(0.0));
  }

  private List<ScrapeProtocol> protocols(YamlMapping job, boolean nativeHistograms) {
    return Protocols.read(job)
        .or(global::protocols)
        .orElse(nativeHistograms ? ScrapeProtocol.PROTO_FIRST : ScrapeProtocol.DEFAULT);
  }

  private NameEscaping escaping(YamlMapping job, NameScheme names) {
    Optional<NameEscaping> written = Names.escaping(job);
    NameEscaping byScheme =
        names == NameScheme.LEGACY ? NameEscaping.UNDERSCORES : NameEscaping.ALLOW_UTF8;
    NameEscaping inherited =
        job.has("metric_name_validation_scheme") ? byScheme : global.escaping().orElse(byScheme);
    NameEscaping chosen = written.orElse(inherited);
    if (chosen == NameEscaping.ALLOW_UTF8 && names == NameScheme.LEGACY) {
      job.problem(
          "metric_name_escaping_scheme",
          "allow-utf-8 with metric_name_validation_scheme legacy",
          "underscores, dots or values");
    }
    return chosen;
  }

  private void readWithoutEffect(YamlMapping job) {
    if (!job.optionalText("scrape_failure_log_file").orElse("").isEmpty()) {
      remarks.later(job, "scrape_failure_log_file");
    }
  }
}
