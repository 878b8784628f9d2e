package io.freqwatch.web.external;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.DroppedTargets;
import io.freqwatch.scrape.InvalidTargets;
import io.freqwatch.scrape.ScrapePoolStatus;
import io.freqwatch.scrape.ScrapeTargets;
import io.freqwatch.storage.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The targets of the other server as its API tells of them, asked every few seconds at most. Where
 * it does not answer, those of before. What its relabelling drops is not asked for. Safe for use by
 * many threads.
 */
public final class ExternalTargets implements ScrapeTargets {
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final String SAMPLES = "scrape_samples_scraped";

  private final ExternalPrometheus server;
  private final Clock clock;
  private List<ActiveTarget> known = List.of();
  private long askedNanos;
  private boolean asked;

  public ExternalTargets(ExternalPrometheus server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  @Override
  public synchronized List<ActiveTarget> targets() {
    long now = clock.monotonicNanos();
    if (!asked || now - askedNanos >= FRESH.toNanos()) {
      asked = true;
      askedNanos = now;
      ask();
    }
    return known;
  }

  @Override
  public List<ScrapePoolStatus> poolStatus() {
    return targets().stream()
        .map(target -> target.options().jobName())
        .distinct()
        .map(
            job ->
                new ScrapePoolStatus(
                    job,
                    0,
                    0,
                    new DroppedTargets(job, 0, List.of()),
                    new InvalidTargets(0, List.of())))
        .toList();
  }

  private void ask() {
    try {
      Map<Labels, Integer> samples = samples();
      List<ActiveTarget> found = new ArrayList<>();
      for (JsonNode target : server.page("/api/v1/targets?state=active").path("activeTargets")) {
        found.add(ExternalTarget.of(target, samples));
      }
      known = found;
    } catch (StorageException ignored) { // the health of the external server says so
    }
  }

  /** How many samples each target gave last, by its labels. */
  private Map<Labels, Integer> samples() {
    Map<Labels, Integer> samples = new HashMap<>();
    for (JsonNode series : server.data("/api/v1/query", "query", SAMPLES).path("result")) {
      Labels labels = ExternalTarget.labels(series.path("metric"));
      samples.put(
          labels.without(List.of(Labels.METRIC_NAME)), series.path("value").path(1).asInt(0));
    }
    return samples;
  }
}
