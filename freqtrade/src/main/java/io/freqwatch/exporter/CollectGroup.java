package io.freqwatch.exporter;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The parts of a bot's families that a scrape may ask for apart, with {@code collect[]=name}. */
public enum CollectGroup {
  /** State, configuration, open trades, events: every 15 s. */
  STATE,
  /** Performance, balance, drawdown, locks, freshness of data, logs: every 30 s. */
  STANDARD,
  /** Tags, reasons, strategies, host: every 60 s. */
  HISTORICAL;

  /** The value of {@code collect[]}. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The groups that the values of {@code collect[]} name; all of them where there are no values.
   *
   * @throws IllegalArgumentException for a name that is no group
   */
  static Set<CollectGroup> of(List<String> names) {
    if (names.isEmpty()) {
      return EnumSet.allOf(CollectGroup.class);
    }
    EnumSet<CollectGroup> groups = EnumSet.noneOf(CollectGroup.class);
    names.forEach(name -> groups.add(of(name)));
    return groups;
  }

  static CollectGroup of(String name) {
    return switch (name) {
      case "state" -> STATE;
      case "standard" -> STANDARD;
      case "historical" -> HISTORICAL;
      default ->
          throw new IllegalArgumentException(
              "collect[]: found \"" + name + "\", expected state, standard or historical");
    };
  }
}
