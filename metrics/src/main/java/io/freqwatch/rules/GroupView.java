package io.freqwatch.rules;

import io.freqwatch.rules.file.GroupDefinition;
import java.time.Duration;
import java.util.List;

/**
 * A group as it is now.
 *
 * @param interval the group's own or the configuration's
 * @param limit 0 for any number
 */
public record GroupView(
    GroupDefinition definition,
    Duration interval,
    int limit,
    List<RuleView> rules,
    GroupStatistics statistics) {
  public GroupView {
    rules = List.copyOf(rules);
  }
}
