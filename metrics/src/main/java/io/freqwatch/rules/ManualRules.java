package io.freqwatch.rules;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.storage.Storage;
import java.util.List;

/** Groups that are evaluated when somebody says so, for tests of rules. Used by one thread. */
public final class ManualRules {
  private final List<RuleGroup> groups;

  /** Groups are evaluated in the order given; their alerts have no past. */
  public ManualRules(
      List<GroupDefinition> groups,
      RuleOptions options,
      QueryFunction queries,
      Storage storage,
      AlertTemplates templates,
      Clock clock) {
    RuleEnvironment environment =
        new RuleEnvironment(
            options, queries, storage, templates, _ -> {}, new RuleDurations(), clock);
    this.groups = groups.stream().map(group -> new RuleGroup(group, environment, true)).toList();
  }

  /** Evaluates all groups as of one moment. */
  public void evaluate(long nowMillis) {
    groups.forEach(group -> group.evaluate(nowMillis));
  }

  public List<GroupView> groups() {
    return groups.stream().map(RuleGroup::view).toList();
  }
}
