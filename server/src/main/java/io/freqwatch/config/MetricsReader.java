package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.config.prometheus.PrometheusSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads {@code metrics}: the embedded engine, or where an external one is. */
final class MetricsReader {
  private final Path folder;
  private final Map<String, String> environment;

  MetricsReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  MetricsOptions read(YamlMapping top) {
    return top.mapping("metrics").map(this::readPlaces).orElse(MetricsOptions.DEFAULTS);
  }

  private MetricsOptions readPlaces(YamlMapping metrics) {
    LaterParts.refuseBothPlaces(metrics);
    Optional<URI> external = metrics.mapping("external").map(MetricsReader::readExternal);
    MetricsOptions options =
        metrics.mapping("embedded").map(this::readEmbedded).orElse(MetricsOptions.DEFAULTS);
    metrics.rejectUnknownKeys();
    return new MetricsOptions(
        options.flags(), options.store(), options.queryLog(), options.config(), external);
  }

  private static URI readExternal(YamlMapping external) {
    URI url = BotUrl.read(external);
    external.rejectUnknownKeys();
    return url;
  }

  private MetricsOptions readEmbedded(YamlMapping embedded) {
    Optional<PrometheusSource> config = embedded.optionalText("config").map(this::source);
    PrometheusFlags flags = FlagsReader.read(embedded);
    flags = shortly(embedded, "retention", PrometheusFlag.STORAGE_RETENTION_TIME, flags);
    flags = shortly(embedded, "retention_size", PrometheusFlag.STORAGE_RETENTION_SIZE, flags);
    Duration retention = flags.duration(PrometheusFlag.STORAGE_RETENTION_TIME);
    StoreOptions store = new StoreReader(retention).read(embedded);
    QueryLogOptions queryLog =
        embedded.mapping("query_log").map(this::readQueryLog).orElse(QueryLogOptions.DEFAULTS);
    embedded.rejectUnknownKeys();
    return new MetricsOptions(flags, store, queryLog, config, Optional.empty());
  }

  private QueryLogOptions readQueryLog(YamlMapping written) {
    Optional<Path> file =
        written.optionalText("file").map(text -> folder.resolve(text).normalize());
    Duration slowerThan =
        written.duration("slower_than").orElse(QueryLogOptions.DEFAULTS.slowerThan());
    written.rejectUnknownKeys();
    return new QueryLogOptions(file, slowerThan);
  }

  /** A key of ours that says the same as a flag. */
  private static PrometheusFlags shortly(
      YamlMapping embedded, String key, PrometheusFlag flag, PrometheusFlags flags) {
    Optional<PrometheusFlags> set =
        embedded.optional(key, flag.form().expected(), value -> flags.with(flag, value));
    if (set.isPresent() && flags.isGiven(flag)) {
      embedded.problem(key, "flags." + flag.text() + " too", "one of the two");
    }
    return set.orElse(flags);
  }

  private PrometheusSource source(String config) {
    return new PrometheusSource(folder.resolve(config).normalize(), environment);
  }
}
