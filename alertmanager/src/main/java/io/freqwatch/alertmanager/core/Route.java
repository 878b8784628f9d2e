package io.freqwatch.alertmanager.core;

import io.freqwatch.alertmanager.alert.Matchers;
import io.freqwatch.alertmanager.config.RouteConfig;
import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A node of the tree of routes with everything that it inherits.
 *
 * @param key the matchers from the root to here, which begin each group's key
 * @param path the place in the tree, which no other route has, such as {@code 0.2.1}
 * @param groupBy the labels that make a group; not used where all do
 * @param labels for templates
 */
public record Route(
    String key,
    String path,
    String receiver,
    boolean groupsByAll,
    Set<String> groupBy,
    Matchers matchers,
    boolean continues,
    Duration groupWait,
    Duration groupInterval,
    Duration repeatInterval,
    List<String> muteTimeIntervals,
    List<String> activeTimeIntervals,
    Labels labels,
    List<Route> children) {
  private static final Duration GROUP_WAIT = Duration.ofSeconds(30);
  private static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);
  private static final Duration REPEAT_INTERVAL = Duration.ofHours(4);

  public Route {
    groupBy = Set.copyOf(groupBy);
    muteTimeIntervals = List.copyOf(muteTimeIntervals);
    activeTimeIntervals = List.copyOf(activeTimeIntervals);
    children = List.copyOf(children);
  }

  /** The tree, with Alertmanager's defaults at its root. */
  public static Route tree(RouteConfig root) {
    Route above =
        new Route(
            "",
            "",
            "",
            false,
            Set.of(),
            Matchers.NONE,
            false,
            GROUP_WAIT,
            GROUP_INTERVAL,
            REPEAT_INTERVAL,
            List.of(),
            List.of(),
            Labels.EMPTY,
            List.of());
    return of(root, above, "0");
  }

  private static Route of(RouteConfig config, Route parent, String path) {
    List<String> groupBy = config.groupBy().orElse(List.of());
    boolean inherits = groupBy.isEmpty();
    boolean all = groupBy.contains(RouteConfig.ALL_LABELS);
    Route self =
        new Route(
            (parent.key.isEmpty() ? "" : parent.key + "/") + config.matchers(),
            path,
            config.receiver().orElse(parent.receiver),
            inherits ? parent.groupsByAll : all,
            inherits ? parent.groupBy : Set.copyOf(groupBy),
            config.matchers(),
            config.continues(),
            config.groupWait().orElse(parent.groupWait),
            config.groupInterval().orElse(parent.groupInterval),
            config.repeatInterval().orElse(parent.repeatInterval),
            config.muteTimeIntervals(),
            config.activeTimeIntervals(),
            merged(parent.labels, config.labels()),
            List.of());
    List<Route> children = new ArrayList<>();
    for (RouteConfig child : config.routes()) {
      children.add(of(child, self, path + "." + children.size()));
    }
    return self.withChildren(children);
  }

  private Route withChildren(List<Route> newChildren) {
    return new Route(
        key,
        path,
        receiver,
        groupsByAll,
        groupBy,
        matchers,
        continues,
        groupWait,
        groupInterval,
        repeatInterval,
        muteTimeIntervals,
        activeTimeIntervals,
        labels,
        newChildren);
  }

  private static Labels merged(Labels inherited, Map<String, String> own) {
    Map<String, String> all = new TreeMap<>(inherited.toMap());
    all.putAll(own);
    return Labels.of(all);
  }

  /**
   * The routes that an alert takes, depth first: the deepest that match; a child that matches ends
   * the search among its siblings unless it continues. Empty where this node does not match.
   */
  public List<Route> match(Labels alert) {
    if (!matchers.matches(alert)) {
      return List.of();
    }
    List<Route> found = new ArrayList<>();
    for (Route child : children) {
      List<Route> below = child.match(alert);
      found.addAll(below);
      if (!below.isEmpty() && !child.continues) {
        break;
      }
    }
    return found.isEmpty() ? List.of(this) : found;
  }

  /** The labels that say to which group of this route an alert belongs. */
  public Labels groupLabels(Labels alert) {
    if (groupsByAll) {
      return alert;
    }
    Labels.Builder labels = Labels.builder();
    for (String name : groupBy) {
      labels.set(name, alert.value(name));
    }
    return labels.build();
  }

  /** How notifications name a group, as Alertmanager does; not unique among routes. */
  public String groupKey(Labels groupLabels) {
    StringBuilder text = new StringBuilder(key).append(":{");
    String separator = "";
    for (Label label : groupLabels) {
      text.append(separator).append(label.name()).append('=').append(GoQuote.quote(label.value()));
      separator = ", ";
    }
    return text.append('}').toString();
  }
}
