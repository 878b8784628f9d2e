package io.freqwatch.tsdb.index;

import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The pairs of label name and value that an index under construction has met, numbered as they
 * came, each with the series that carry it.
 */
final class LabelPairs {
  /** A pair, the series that carry it by their place in the index. */
  record Pair(String name, String value, IntList series) {}

  private final Map<String, Map<String, Integer>> numbers = new HashMap<>();
  private final List<Pair> pairs = new ArrayList<>();

  /** The number of a pair that one more series carries. */
  int add(String name, String value, int series) {
    Map<String, Integer> values = numbers.computeIfAbsent(name, _ -> new HashMap<>());
    Integer known = values.get(value);
    int number = known == null ? pairs.size() : known;
    if (known == null) {
      values.put(value, number);
      pairs.add(new Pair(name, value, new IntList()));
    }
    pairs.get(number).series.add(series);
    return number;
  }

  int size() {
    return pairs.size();
  }

  Pair at(int number) {
    return pairs.get(number);
  }

  /** By name, then by value, both in the order of their bytes. */
  NavigableMap<String, List<Pair>> sorted() {
    NavigableMap<String, List<Pair>> sorted = new TreeMap<>(Labels::compareUtf8);
    for (Pair pair : pairs) {
      sorted.computeIfAbsent(pair.name, _ -> new ArrayList<>()).add(pair);
    }
    Comparator<Pair> byValue = (a, b) -> Labels.compareUtf8(a.value, b.value);
    sorted.values().forEach(list -> list.sort(byValue));
    return sorted;
  }

  /** All names and values, each once, to its place in the order of their bytes. */
  NavigableMap<String, Integer> symbols() {
    NavigableMap<String, Integer> symbols = new TreeMap<>(Labels::compareUtf8);
    for (Pair pair : pairs) {
      symbols.put(pair.name, 0);
      symbols.put(pair.value, 0);
    }
    int next = 0;
    for (Map.Entry<String, Integer> symbol : symbols.entrySet()) {
      symbol.setValue(next++);
    }
    return symbols;
  }
}
