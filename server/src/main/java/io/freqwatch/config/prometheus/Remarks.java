package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what works but wants to be known. Used by one thread. */
final class Remarks {
  private final List<Remark> list = new ArrayList<>();
  private final Map<String, String> later = new LinkedHashMap<>();

  void add(YamlMapping mapping, String key, String text) {
    list.add(new Remark(mapping.place(key), key + ": " + text));
  }

  /** Remembers a key that has no effect in this version, once. */
  void later(YamlMapping mapping, String key) {
    later.putIfAbsent(key, mapping.place(key));
  }

  List<Remark> list() {
    List<Remark> all = new ArrayList<>(list);
    later.forEach(
        (key, place) -> all.add(new Remark(place, key + ": without effect in this version")));
    return all;
  }
}
