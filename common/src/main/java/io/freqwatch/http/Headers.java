package io.freqwatch.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of an answer; names are compared without case. */
public record Headers(Map<String, List<String>> values) {
  public Headers {
    TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(values);
    values = sorted;
  }

  public Optional<String> first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
