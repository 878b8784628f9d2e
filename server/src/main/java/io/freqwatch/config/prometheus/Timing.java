package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import java.time.Duration;
import java.util.Optional;

/** Intervals and timeouts; 0 is as good as absent, as in Prometheus. */
final class Timing {
  private Timing() {}

  static Optional<Duration> positive(YamlMapping mapping, String key) {
    return mapping.duration(key).filter(Duration::isPositive);
  }

  /** {@code scrape_timeout}, which must fit into the interval; a default is cut to it. */
  static Duration timeout(YamlMapping mapping, Duration interval, Duration fallback) {
    Optional<Duration> written = positive(mapping, "scrape_timeout");
    if (written.isPresent() && written.get().compareTo(interval) > 0) {
      mapping.problem(
          "scrape_timeout",
          "\"" + mapping.optionalText("scrape_timeout").orElse("") + "\"",
          "at most the scrape_interval");
      return interval;
    }
    return written.orElse(fallback.compareTo(interval) > 0 ? interval : fallback);
  }
}
