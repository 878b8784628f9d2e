package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.config.prometheus.PrometheusSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads {@code metrics}: the embedded engine; an external one comes later. */
final class MetricsReader {
  private final Path folder;
  private final Map<String, String> environment;
  private final Notices notices;

  MetricsReader(Path folder, Map<String, String> environment, Notices notices) {
    this.folder = folder;
    this.environment = environment;
    this.notices = notices;
  }

  MetricsOptions read(YamlMapping top) {
    return top.mapping("metrics").map(this::readPlaces).orElse(MetricsOptions.DEFAULTS);
  }

  private MetricsOptions readPlaces(YamlMapping metrics) {
    LaterParts.refuseBothPlaces(metrics);
    metrics
        .mapping("external")
        .ifPresent(
            external -> {
              BotUrl.read(external);
              external.rejectUnknownKeys();
              notices.takesEffectLater("metrics.external");
            });
    MetricsOptions options =
        metrics.mapping("embedded").map(this::readEmbedded).orElse(MetricsOptions.DEFAULTS);
    metrics.rejectUnknownKeys();
    return options;
  }

  private MetricsOptions readEmbedded(YamlMapping embedded) {
    Optional<PrometheusSource> config = embedded.optionalText("config").map(this::source);
    Duration retention = embedded.duration("retention").orElse(MetricsOptions.DEFAULTS.retention());
    if (retention.isZero()) {
      embedded.problem("retention", "\"0\"", "a duration such as 7d");
    }
    long bytes =
        embedded.optional("retention_size", ByteCount.EXPECTED, ByteCount::parse).orElse(0L);
    embedded.rejectUnknownKeys();
    return new MetricsOptions(retention, bytes, config);
  }

  private PrometheusSource source(String config) {
    return new PrometheusSource(folder.resolve(config).normalize(), environment);
  }
}
