package io.freqwatch.web;

import io.freqwatch.model.Labels;
import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.DroppedTargets;
import io.freqwatch.scrape.InvalidTargets;
import io.freqwatch.scrape.RefusedSeries;
import io.freqwatch.scrape.ScrapeFailure;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapePoolStatus;
import io.freqwatch.scrape.ScrapeTargets;
import io.freqwatch.scrape.Target;
import io.freqwatch.scrape.TargetStatus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Targets of one job as a test tells them. */
final class ShownTargets implements ScrapeTargets {
  private static final RefusedSeries NOTHING = new RefusedSeries(0, 0, "", 0);

  private final List<ActiveTarget> targets = new ArrayList<>();
  private ScrapePoolStatus pool = pool(0);

  static ScrapePoolStatus pool(int beyondLimit) {
    return new ScrapePoolStatus(
        "job",
        3,
        beyondLimit,
        new DroppedTargets("job", 7, List.of(Labels.of("__address__", "dropped:1"))),
        new InvalidTargets(
            1, List.of(new InvalidTargets.Invalid(Labels.of("a", "b"), "no address"))));
  }

  static TargetStatus up(long scrapeMillis) {
    return new TargetStatus(
        TargetStatus.Health.UP, Optional.empty(), "", scrapeMillis, 0.25, 812, NOTHING);
  }

  static TargetStatus refusing(RefusedSeries refused) {
    return new TargetStatus(
        TargetStatus.Health.UP, Optional.empty(), "", 5_000, 0.25, 812, refused);
  }

  static TargetStatus failed(ScrapeFailure.Cause cause, String error) {
    return new TargetStatus(
        TargetStatus.Health.DOWN, Optional.of(cause), error, 5_000, 0.25, 0, NOTHING);
  }

  synchronized ShownTargets with(String instance, TargetStatus status) {
    targets.add(target(instance, status));
    return this;
  }

  synchronized void change(int place, TargetStatus status) {
    targets.set(place, target(targets.get(place).target().instance(), status));
  }

  synchronized void leaveOut(int beyondLimit) {
    pool = pool(beyondLimit);
  }

  private static ActiveTarget target(String instance, TargetStatus status) {
    Labels labels = Labels.of("instance", instance, "job", "job");
    Target target =
        new Target(
            "job",
            labels,
            URI.create("http://" + instance + "/metrics"),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10));
    return new ActiveTarget(
        ScrapeOptions.of("job"), target, Labels.of("__address__", instance), status, Map.of());
  }

  @Override
  public synchronized List<ActiveTarget> targets() {
    return List.copyOf(targets);
  }

  @Override
  public synchronized List<ScrapePoolStatus> poolStatus() {
    return List.of(pool);
  }
}
