package io.freqwatch.rules;

import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.storage.Storage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Owns a loop per group from start to close. Groups that a reload does not change go on
 * undisturbed; changed ones keep the alerts of rules that have the same name and labels. Safe for
 * use by many threads. Source: prometheus/prometheus rules/manager.go.
 */
public final class RuleManager implements Component {
  private static final Comparator<GroupLoop> ORDER =
      Comparator.<GroupLoop, String>comparing(loop -> loop.group().definition().file())
          .thenComparing(loop -> loop.group().definition().name());

  private final RuleEnvironment base;
  private final List<GroupLoop> removed = new ArrayList<>();
  private List<GroupDefinition> configured = List.of();
  private RuleOptions options;
  private boolean running;

  /** Only groups of the first configuration have a past from before the program was started. */
  private boolean restored;

  private volatile Map<String, GroupLoop> loops = Map.of();

  /** What is handed in stays the caller's and lives longer. */
  public RuleManager(
      RuleOptions options,
      QueryFunction queries,
      Storage storage,
      AlertTemplates templates,
      AlertSink alerts,
      Clock clock) {
    this.options = options;
    this.base =
        new RuleEnvironment(
            options, queries, storage, templates, alerts, new RuleDurations(), clock);
  }

  @Override
  public synchronized void start() {
    running = true;
    apply();
  }

  /** Takes other groups and options. Waits until groups that change have ended an evaluation. */
  public synchronized void update(List<GroupDefinition> groups, RuleOptions newOptions) {
    configured = List.copyOf(groups);
    options = newOptions;
    if (running) {
      apply();
    }
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  /** Ends all loops; queries that run are cut short. */
  @Override
  public synchronized void close() {
    running = false;
    loops.values().forEach(GroupLoop::cancel);
    removed.forEach(GroupLoop::cancel);
    removed.clear();
    loops = Map.of();
  }

  /** All groups as they are now, by file and name. */
  public List<GroupView> groups() {
    return loops.values().stream().sorted(ORDER).map(loop -> loop.group().view()).toList();
  }

  public RuleStatistics statistics() {
    long now = base.clock().monotonicNanos();
    RuleDurations durations = base.durations();
    return new RuleStatistics(
        groups(), durations.rules.summary(now), durations.groups.summary(now));
  }

  private void apply() {
    Map<String, GroupLoop> old = new LinkedHashMap<>(loops);
    Map<String, GroupLoop> current = new LinkedHashMap<>();
    for (GroupDefinition definition : configured) {
      GroupLoop known = old.remove(definition.key());
      if (known != null && known.isSame(definition, options)) {
        current.put(definition.key(), known);
      } else {
        current.put(definition.key(), begun(definition, known));
      }
    }
    restored = true;
    loops = current;
    removed.removeIf(GroupLoop::isOver);
    removed.addAll(old.values());
    old.values().forEach(GroupLoop::remove);
  }

  /** Begins at once: a group must not stand still while another one ends a long evaluation. */
  private GroupLoop begun(GroupDefinition definition, @Nullable GroupLoop known) {
    GroupLoop loop = GroupLoop.of(definition, base.with(options), !restored);
    if (known != null) {
      known.stop();
      loop.group().inherit(known.group());
    }
    loop.start();
    return loop;
  }

  /** The alerts of all rules that wait or fire. */
  public List<Alert> alerts() {
    return groups().stream()
        .map(GroupView::rules)
        .flatMap(List::stream)
        .map(RuleView::alerts)
        .flatMap(List::stream)
        .toList();
  }
}
