package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Computes what recording rules would have recorded, had they been there: at the times at which
 * their groups are evaluated, two hours at a time. A rule does not see what another one of the same
 * run gives. Used by one thread. Source: promtool tsdb create-blocks-from rules.
 */
public final class RuleBackfill {
  private static final long SPAN_MILLIS = Duration.ofHours(2).toMillis();

  private final RangeQueries queries;
  private final Target target;
  private final Duration interval;

  /** Evaluates expressions over a span of time. */
  @FunctionalInterface
  public interface RangeQueries {
    /**
     * The values from start to end, both included, a step apart.
     *
     * @throws io.freqwatch.promql.PromqlException where there are none
     */
    List<Value.Points> range(String query, long startMillis, long endMillis, long stepMillis);
  }

  /** Takes what was computed. */
  public interface Target {
    /** The points of one series, in order of time. */
    void add(Labels labels, Value.Points points) throws IOException;

    /** One span of one rule is done. */
    void advanced();
  }

  /**
   * @param interval of groups that name none
   */
  public RuleBackfill(RangeQueries queries, Target target, Duration interval) {
    this.queries = queries;
    this.target = target;
    this.interval = interval;
  }

  /** How often the target will be told that it has advanced. */
  public static long steps(List<GroupDefinition> groups, long startMillis, long endMillis) {
    long rules =
        groups.stream()
            .flatMap(group -> group.rules().stream())
            .filter(RuleDefinition.Recording.class::isInstance)
            .count();
    return rules
        * (Math.floorDiv(endMillis, SPAN_MILLIS) - Math.floorDiv(startMillis, SPAN_MILLIS) + 1);
  }

  /** Computes all recording rules from start to end, both included; alerts are left out. */
  public void run(List<GroupDefinition> groups, long startMillis, long endMillis)
      throws IOException {
    for (GroupDefinition group : groups) {
      for (RuleDefinition rule : group.rules()) {
        if (rule instanceof RuleDefinition.Recording recording) {
          run(group, recording, startMillis, endMillis);
        }
      }
    }
  }

  private void run(
      GroupDefinition group, RuleDefinition.Recording rule, long startMillis, long endMillis)
      throws IOException {
    long span = Math.floorDiv(startMillis, SPAN_MILLIS) * SPAN_MILLIS;
    for (; span <= endMillis; span += SPAN_MILLIS) {
      long from = Math.max(span, startMillis);
      run(group, rule, from, Math.min(span + SPAN_MILLIS - 1, endMillis), step(group));
      target.advanced();
    }
  }

  private void run(
      GroupDefinition group, RuleDefinition.Recording rule, long from, long to, Duration step)
      throws IOException {
    long slot = GroupSchedule.of(group, step).slotMillis(from);
    long first = slot < from ? slot + step.toMillis() : slot;
    if (first > to) {
      return;
    }
    for (Value.Points points : queries.range(rule.query(), first, to, step.toMillis())) {
      target.add(RecordingRule.relabelled(rule, points.labels()), points);
    }
  }

  private Duration step(GroupDefinition group) {
    return group.interval().orElse(interval);
  }
}
