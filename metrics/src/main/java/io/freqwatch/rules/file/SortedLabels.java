package io.freqwatch.rules.file;

import io.freqwatch.model.Labels;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names and values in the order of label names. Unlike {@link Labels} a value may be empty. */
final class SortedLabels {
  private SortedLabels() {}

  static SortedMap<String, String> copyOf(Map<String, String> labels) {
    return join(Map.of(), labels);
  }

  /** The second map's values win. */
  static SortedMap<String, String> join(Map<String, String> all, Map<String, String> own) {
    TreeMap<String, String> joined = new TreeMap<>(Labels::compareUtf8);
    joined.putAll(all);
    joined.putAll(own);
    return Collections.unmodifiableSortedMap(joined);
  }
}
