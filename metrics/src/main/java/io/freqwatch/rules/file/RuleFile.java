package io.freqwatch.rules.file;

import java.util.List;

/** What one rule file says. */
public record RuleFile(String name, List<GroupDefinition> groups) {
  public RuleFile {
    groups = List.copyOf(groups);
  }

  public int ruleCount() {
    return groups.stream().mapToInt(group -> group.rules().size()).sum();
  }
}
