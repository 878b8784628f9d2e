package io.freqwatch.rules.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds rules of one file that write the same series, so that one may hide what another says. */
public final class DuplicateRules {
  private DuplicateRules() {}

  /** What two rules must not have in common. */
  private record Output(String name, Object labels) {}

  /** Each rule that another one before it is like, as name and labels. */
  public static List<String> of(RuleFile file) {
    Set<Output> known = new HashSet<>();
    List<String> found = new ArrayList<>();
    for (GroupDefinition group : file.groups()) {
      for (RuleDefinition rule : group.rules()) {
        if (!known.add(new Output(rule.name(), rule.labels()))) {
          found.add(rule.name() + rule.labels());
        }
      }
    }
    return found;
  }
}
