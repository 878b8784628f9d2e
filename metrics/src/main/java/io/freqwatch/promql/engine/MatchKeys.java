package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.parse.VectorMatching;
import java.util.ArrayList;
import java.util.List;

/** The labels by which series find each other. Computed once per series. */
final class MatchKeys {
  private MatchKeys() {}

  static Labels of(VectorMatching matching, Labels labels) {
    return matching.on()
        ? only(labels, matching.labels())
        : without(without(labels, matching.labels()), List.of(Labels.METRIC_NAME));
  }

  /** These labels alone. */
  static Labels only(Labels labels, List<String> names) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (names.contains(labels.nameAt(i))) {
        pairs.add(labels.nameAt(i));
        pairs.add(labels.valueAt(i));
      }
    }
    return Labels.ofSorted(pairs.toArray(String[]::new));
  }

  private static Labels without(Labels labels, List<String> names) {
    return names.stream().anyMatch(labels::has) ? labels.without(names) : labels;
  }
}
