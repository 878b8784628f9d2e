package io.freqwatch.alertmanager.config;

import io.freqwatch.alertmanager.alert.Matchers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of the tree of routes as it is written: what is absent is inherited.
 *
 * @param groupBy {@code ...} alone for all labels
 * @param matchers of all three keys, sorted
 */
public record RouteConfig(
    Optional<String> receiver,
    Optional<List<String>> groupBy,
    Matchers matchers,
    boolean continues,
    Optional<Duration> groupWait,
    Optional<Duration> groupInterval,
    Optional<Duration> repeatInterval,
    List<String> muteTimeIntervals,
    List<String> activeTimeIntervals,
    Map<String, String> labels,
    List<RouteConfig> routes) {
  /** Stands in {@code group_by} for all labels. */
  public static final String ALL_LABELS = "...";

  public RouteConfig {
    muteTimeIntervals = List.copyOf(muteTimeIntervals);
    activeTimeIntervals = List.copyOf(activeTimeIntervals);
    labels = Map.copyOf(labels);
    routes = List.copyOf(routes);
  }
}
