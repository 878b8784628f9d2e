package io.freqwatch.scrape;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the series of a target that were refused, and finds the label with the most values among
 * the first of each scrape: the one that explodes. Used by the loop's thread.
 */
final class Refusals {
  private static final int MAX_LOOKED_AT = 1_000;

  private final Map<String, Set<String>> values = new HashMap<>();
  private long total;
  private int now;

  void begin() {
    values.clear();
    now = 0;
  }

  void add(Labels labels) {
    total++;
    if (++now <= MAX_LOOKED_AT) {
      for (Label label : labels) {
        values.computeIfAbsent(label.name(), _ -> new HashSet<>()).add(label.value());
      }
    }
  }

  RefusedSeries report() {
    String widest = "";
    int most = 0;
    for (Map.Entry<String, Set<String>> label : values.entrySet()) {
      if (label.getValue().size() > most) {
        widest = label.getKey();
        most = label.getValue().size();
      }
    }
    return total == 0 ? RefusedSeries.NONE : new RefusedSeries(total, now, widest, most);
  }
}
