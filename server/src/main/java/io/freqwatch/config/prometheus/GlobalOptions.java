package io.freqwatch.config.prometheus;

import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.scrape.ScrapeProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code global} says for jobs that do not say otherwise. An absent limit is our finite
 * default, which is not the same as one of 0.
 */
record GlobalOptions(
    Duration scrapeInterval,
    Duration scrapeTimeout,
    Duration evaluationInterval,
    Duration ruleQueryOffset,
    Optional<List<ScrapeProtocol>> protocols,
    NameScheme names,
    Optional<NameEscaping> escaping,
    boolean nativeHistograms,
    boolean alwaysClassicHistograms,
    boolean classicHistogramsToNative,
    boolean extraMetrics,
    Limits limits,
    Map<String, String> externalLabels) {

  /** Limits as written; empty where the file says nothing. */
  record Limits(
      Optional<Integer> bodyBytes,
      Optional<Integer> samples,
      Optional<Integer> labels,
      Optional<Integer> labelNameBytes,
      Optional<Integer> labelValueBytes,
      Optional<Integer> targets,
      Optional<Integer> keptDroppedTargets) {}
}
