package io.freqwatch.app;

import io.freqwatch.scrape.FormatOptions;
import io.freqwatch.scrape.SampleOptions;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeProtocol;
import java.util.List;
import java.util.Set;

/**
 * What {@code --enable-feature} changes of every job, by Prometheus' names. Start timestamps are
 * stored as a zero at that time under either name.
 */
record ScrapeFeatures(boolean startTimestamps, boolean extraMetrics) {
  private static final String ZERO_INGESTION = "created-timestamp-zero-ingestion";
  private static final String STORAGE = "st-storage";
  private static final String EXTRA_METRICS = "extra-scrape-metrics";

  static final Set<String> NAMES = Set.of(ZERO_INGESTION, STORAGE, EXTRA_METRICS);

  static ScrapeFeatures of(List<String> features) {
    return new ScrapeFeatures(
        features.contains(ZERO_INGESTION) || features.contains(STORAGE),
        features.contains(EXTRA_METRICS));
  }

  /** The same job with what is turned on. */
  ScrapeOptions on(ScrapeOptions options) {
    ScrapeOptions timed = startTimestamps ? options.withFormat(timed(options.format())) : options;
    SampleOptions samples = timed.samples();
    return extraMetrics ? timed.withSamples(samples.withExtraMetrics()) : timed;
  }

  /** As in Prometheus, the form that tells most of them is asked for first then. */
  private static FormatOptions timed(FormatOptions format) {
    FormatOptions timed = format.withStartTimestamps();
    return format.protocols().equals(ScrapeProtocol.DEFAULT)
        ? timed.withProtocols(ScrapeProtocol.PROTO_FIRST)
        : timed;
  }
}
