package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code limits}; an absent key means our finite default. */
final class LimitsReader {
  private LimitsReader() {}

  static LimitOptions read(YamlMapping top) {
    return top.mapping("limits").map(LimitsReader::readLimits).orElse(LimitOptions.DEFAULTS);
  }

  private static LimitOptions readLimits(YamlMapping limits) {
    LimitOptions defaults = LimitOptions.DEFAULTS;
    LimitOptions options =
        new LimitOptions(
            count(limits, "scrape_samples", defaults.scrapeSamples()),
            count(limits, "scrape_body_bytes", defaults.scrapeBodyBytes()),
            count(limits, "storage_series", defaults.storageSeries()),
            timeout(limits).orElse(defaults.queryTimeout()),
            count(limits, "query_samples", defaults.querySamples()),
            count(limits, "query_series", defaults.querySeries()),
            count(limits, "response_bytes", defaults.responseBytes()),
            count(limits, "stream_clients", defaults.streamClients()));
    limits.rejectUnknownKeys();
    return options;
  }

  private static Optional<Duration> timeout(YamlMapping limits) {
    PrometheusFlag flag = PrometheusFlag.QUERY_TIMEOUT;
    return limits.optional(
        "query_timeout",
        flag.form().expected(),
        text -> PrometheusDuration.parse(flag.checked(text)));
  }

  private static int count(YamlMapping limits, String key, int fallback) {
    return limits.integer(key, 1, Integer.MAX_VALUE).map(Math::toIntExact).orElse(fallback);
  }
}
