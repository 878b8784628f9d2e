package io.freqwatch.web;

import io.freqwatch.scrape.ActiveTarget;
import io.freqwatch.scrape.ScrapePoolStatus;
import io.freqwatch.scrape.ScrapeTargets;
import java.util.List;

/**
 * What is scraped at one moment.
 *
 * @param targets in the order of the configuration, the first ones where there are very many
 * @param omitted how many more there are
 */
record TargetsSnapshot(
    long asOfMillis, List<ScrapePoolStatus> pools, List<ActiveTarget> targets, int omitted) {
  TargetsSnapshot {
    pools = List.copyOf(pools);
    targets = List.copyOf(targets);
  }

  static TargetsSnapshot of(ScrapeTargets scrape, long asOfMillis) {
    List<ActiveTarget> all = scrape.targets();
    int shown = Math.min(all.size(), TargetsDocument.MAX_TARGETS);
    return new TargetsSnapshot(
        asOfMillis, scrape.poolStatus(), all.subList(0, shown), all.size() - shown);
  }

  /** Whether the same targets stand in the same places, and the same ones are left out. */
  boolean hasPlacesOf(TargetsSnapshot other) {
    if (targets.size() != other.targets.size()
        || omitted != other.omitted
        || !pools.equals(other.pools)) {
      return false;
    }
    for (int place = 0; place < targets.size(); place++) {
      if (!isSame(targets.get(place), other.targets.get(place))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the target in this place was scraped since. */
  boolean hasChanged(TargetsSnapshot earlier, int place) {
    return !targets.get(place).status().equals(earlier.targets.get(place).status());
  }

  private static boolean isSame(ActiveTarget one, ActiveTarget other) {
    return one.target().equals(other.target())
        && one.discovered().equals(other.discovered())
        && one.options().limits().equals(other.options().limits());
  }
}
