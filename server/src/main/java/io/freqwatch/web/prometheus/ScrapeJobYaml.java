package io.freqwatch.web.prometheus;

import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.scrape.FormatOptions;
import io.freqwatch.scrape.SampleOptions;
import io.freqwatch.scrape.ScrapeLimits;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeProtocol;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A job as it stands in a {@code prometheus.yml}, with every value in force and no secret. Where
 * its targets come from is left out.
 */
final class ScrapeJobYaml {
  private final ScrapeOptions job;
  private final YamlText yaml;

  private ScrapeJobYaml(ScrapeOptions job, YamlText yaml) {
    this.job = job;
    this.yaml = yaml;
  }

  static String of(ScrapeOptions job) {
    YamlText yaml = new YamlText();
    write(job, yaml);
    return yaml.toString();
  }

  static void write(ScrapeOptions job, YamlText yaml) {
    new ScrapeJobYaml(job, yaml).write();
  }

  private void write() {
    yaml.put("job_name", job.jobName());
    samples(job.samples());
    if (!job.params().isEmpty()) {
      yaml.nested("params", () -> new TreeMap<>(job.params()).forEach(yaml::list));
    }
    yaml.put("scrape_interval", PrometheusDuration.format(job.interval()));
    yaml.put("scrape_timeout", PrometheusDuration.format(job.timeout()));
    format(job.format());
    yaml.put("metrics_path", job.metricsPath()).put("scheme", job.scheme());
    yaml.put("enable_compression", job.format().compressed());
    limits(job.limits());
    HttpClientYaml.write(job.http(), yaml);
    RelabelYaml.write("relabel_configs", job.relabeling(), yaml);
    RelabelYaml.write("metric_relabel_configs", job.samples().relabeling(), yaml);
  }

  private void samples(SampleOptions samples) {
    yaml.put("honor_labels", samples.honorLabels());
    yaml.put("honor_timestamps", samples.honorTimestamps());
    yaml.put("track_timestamps_staleness", samples.trackTimestampsStaleness());
    if (samples.extraMetrics()) { // servers that are older refuse the key
      yaml.put("extra_scrape_metrics", true);
    }
    yaml.put("metric_name_validation_scheme", samples.names().name().toLowerCase(Locale.ROOT));
  }

  private void format(FormatOptions format) {
    yaml.list("scrape_protocols", format.protocols().stream().map(ScrapeProtocol::text).toList());
    format.fallback().ifPresent(each -> yaml.put("fallback_scrape_protocol", each.text()));
    yaml.put("metric_name_escaping_scheme", format.escaping().text());
    if (format.nativeHistograms()) { // servers that are older refuse the key
      yaml.put("scrape_native_histograms", true);
    }
    yaml.put("always_scrape_classic_histograms", format.alwaysClassicHistograms());
    yaml.put("convert_classic_histograms_to_nhcb", format.classicHistogramsToNative());
    yaml.put("native_histogram_bucket_limit", format.bucketLimit());
    yaml.put("native_histogram_min_bucket_factor", format.minBucketFactor());
  }

  private void limits(ScrapeLimits limits) {
    yaml.put("body_size_limit", limits.bodyBytes() + "B");
    yaml.put("sample_limit", limits.samples());
    yaml.put("label_limit", limits.labels());
    yaml.put("label_name_length_limit", limits.labelNameBytes());
    yaml.put("label_value_length_limit", limits.labelValueBytes());
    yaml.put("target_limit", limits.targets());
    yaml.put("keep_dropped_targets", limits.keptDroppedTargets());
  }
}
