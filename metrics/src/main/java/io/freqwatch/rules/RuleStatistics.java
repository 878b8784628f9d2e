package io.freqwatch.rules;

import java.util.List;

/** What all groups do, for metrics. */
public record RuleStatistics(
    List<GroupView> groups, DurationSummary ruleDurations, DurationSummary groupDurations) {
  public RuleStatistics {
    groups = List.copyOf(groups);
  }
}
