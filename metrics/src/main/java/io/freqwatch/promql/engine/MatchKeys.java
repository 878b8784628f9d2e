package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.parse.VectorMatching;
import java.util.List;

/** The labels by which series find each other. Computed once per series. */
final class MatchKeys {
  private static final List<String> NAME = List.of(Labels.METRIC_NAME);

  private MatchKeys() {}

  static Labels of(VectorMatching matching, Labels labels) {
    return matching.on()
        ? labels.only(matching.labels())
        : labels.without(matching.labels()).without(NAME);
  }
}
