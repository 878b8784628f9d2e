package io.freqwatch.rules.file;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rules that are evaluated together, one after the other, as a file says it.
 *
 * @param file where it stands; with the name it tells groups apart
 * @param interval empty where the configuration's holds
 * @param queryOffset how far in the past expressions are evaluated; empty where the configuration's
 *     holds
 * @param limit how many alerts, or series, one rule may have; 0 for any number, empty where ours
 *     holds
 */
public record GroupDefinition(
    String file,
    String name,
    Optional<Duration> interval,
    Optional<Duration> queryOffset,
    OptionalInt limit,
    List<RuleDefinition> rules) {
  public GroupDefinition {
    rules = List.copyOf(rules);
  }

  /** The one word for file and name that metrics and answers use. */
  public String key() {
    return file + ";" + name;
  }
}
