package io.freqwatch.alertmanager.config;

import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.yaml.YamlValues;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the tree of routes. Used by one thread. */
final class RouteReader {
  private final MatchersReader matchers;
  private final Set<String> receivers;
  private final Set<String> intervals;

  RouteReader(MatchersReader matchers, Set<String> receivers, Set<String> intervals) {
    this.matchers = matchers;
    this.receivers = receivers;
    this.intervals = intervals;
  }

  /** The root, to which more rules apply than to the others. */
  RouteConfig root(YamlMapping written) {
    RouteConfig root = read(written);
    YamlValues.requireText(written, "receiver", "the receiver of all that no route takes");
    for (String key : List.of("matchers", "match", "match_re")) {
      if (written.has(key) && !root.matchers().isEmpty()) {
        written.problem(key, "matchers", "none in the root route, which takes all alerts");
      }
    }
    for (String key : List.of("mute_time_intervals", "active_time_intervals")) {
      if (!written.texts(key).isEmpty()) {
        written.problem(key, "time intervals", "none in the root route");
      }
    }
    if (root.continues()) {
      written.problem("continue", "true", "no continue in the root route");
    }
    return root;
  }

  private RouteConfig read(YamlMapping route) {
    Optional<String> receiver = route.optionalText("receiver").filter(name -> !name.isEmpty());
    receiver.ifPresent(name -> requireKnown(route, "receiver", name, receivers, "receiver"));
    Matchers found = matchers.read(route, "");
    RouteConfig config =
        new RouteConfig(
            receiver,
            groupBy(route),
            found,
            YamlValues.flag(route, "continue", false),
            route.duration("group_wait"),
            positive(route, "group_interval"),
            positive(route, "repeat_interval"),
            intervals(route, "mute_time_intervals"),
            intervals(route, "active_time_intervals"),
            route.textMap("labels"),
            route.mappings("routes").stream().map(this::read).toList());
    route.rejectUnknownKeys();
    return config;
  }

  private static Optional<Duration> positive(YamlMapping route, String key) {
    Optional<Duration> found = route.duration(key);
    if (found.isPresent() && found.get().isZero()) {
      route.problem(key, "zero", "a duration longer than zero");
      return Optional.empty();
    }
    return found;
  }

  private static Optional<List<String>> groupBy(YamlMapping route) {
    if (!route.has("group_by")) {
      return Optional.empty();
    }
    List<String> labels = route.texts("group_by");
    if (labels.contains(RouteConfig.ALL_LABELS) && labels.size() > 1) {
      route.problem("group_by", "\"...\" and other labels", "either \"...\" or labels");
    }
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (label.isEmpty() || !seen.add(label)) {
        route.problem("group_by", "\"" + label + "\"", "label names, each once");
      }
    }
    return Optional.of(labels);
  }

  private List<String> intervals(YamlMapping route, String key) {
    List<String> names = route.texts(key);
    names.forEach(name -> requireKnown(route, key, name, intervals, "time interval"));
    return names;
  }

  private static void requireKnown(
      YamlMapping route, String key, String name, Set<String> known, String what) {
    if (!known.contains(name)) {
      route.problem(key, "the undefined " + what + " \"" + name + "\"", "one that is defined");
    }
  }
}
