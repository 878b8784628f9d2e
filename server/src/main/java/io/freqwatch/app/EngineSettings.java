package io.freqwatch.app;

import static io.freqwatch.config.PrometheusFlag.ENABLE_FEATURE;
import static io.freqwatch.config.PrometheusFlag.QUERY_LOOKBACK_DELTA;
import static io.freqwatch.config.PrometheusFlag.QUERY_MAX_CONCURRENCY;
import static io.freqwatch.config.PrometheusFlag.QUERY_MAX_SAMPLES;
import static io.freqwatch.config.PrometheusFlag.QUERY_TIMEOUT;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.PrometheusFlags;
import io.freqwatch.promql.engine.EngineOptions;
import io.freqwatch.promql.parse.LanguageOptions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The query engine as flags, limits and the machine's memory say. */
final class EngineSettings {
  private static final Logger log = LoggerFactory.getLogger(EngineSettings.class);

  private static final String FUNCTIONS = "promql-experimental-functions";
  private static final String RANGES = "promql-extended-range-selectors";
  private static final String FILL = "promql-binop-fill-modifiers";
  private static final String NAMES = "promql-delayed-name-removal";
  private static final String STARTS = "use-start-timestamps";

  /** What Prometheus 3 knows and what is always on here. */
  private static final Set<String> ALWAYS_ON =
      Set.of(
          "exemplar-storage", "native-histograms", "promql-duration-expr", "promql-per-step-stats");

  private static final Set<String> KNOWN = Set.of(FUNCTIONS, RANGES, FILL, NAMES, STARTS);

  private EngineSettings() {}

  static EngineOptions of(FreqwatchOptions options) {
    PrometheusFlags flags = options.metrics().flags();
    List<String> features = features(flags);
    return EngineOptions.DEFAULT
        .withTimeout(flags.duration(QUERY_TIMEOUT))
        .withLookback(flags.duration(QUERY_LOOKBACK_DELTA))
        .withMaxSamples(flags.count(QUERY_MAX_SAMPLES))
        .withMaxConcurrent(flags.count(QUERY_MAX_CONCURRENCY), EngineOptions.DEFAULT.maxWaiting())
        .withMaxSeries(options.limits().querySeries())
        .withinHeap(Runtime.getRuntime().maxMemory())
        .withLanguage(language(features))
        .withDelayedNameRemoval(features.contains(NAMES))
        .withStartTimestamps(features.contains(STARTS));
  }

  /** The parts of the language that features of Prometheus add. */
  static LanguageOptions language(List<String> features) {
    return new LanguageOptions(
        features.contains(FUNCTIONS), features.contains(RANGES), features.contains(FILL));
  }

  /** Like Prometheus, a name that is not known is a warning and nothing more. */
  private static List<String> features(PrometheusFlags flags) {
    List<String> features = flags.names(ENABLE_FEATURE);
    for (String name : features) {
      if (!KNOWN.contains(name)
          && !ALWAYS_ON.contains(name)
          && !ScrapeFeatures.NAMES.contains(name)) {
        log.warn("--enable-feature={}: there is no such part here", name);
      }
    }
    return features;
  }
}
