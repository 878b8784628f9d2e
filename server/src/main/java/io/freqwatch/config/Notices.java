package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects notices while files are read. Used by one thread. */
final class Notices {
  private final List<Notice> list = new ArrayList<>();
  private final Set<String> later = new LinkedHashSet<>();

  void add(YamlMapping mapping, String key, String text) {
    list.add(new Notice(mapping.place(key), text));
  }

  void add(String place, String text) {
    list.add(new Notice(place, text));
  }

  /** Remembers a key of a part that does not exist yet. */
  void takesEffectLater(String key) {
    later.add(key);
  }

  /** Everything added, and one line for all that takes effect later. */
  List<Notice> list(String file) {
    List<Notice> result = new ArrayList<>(list);
    if (!later.isEmpty()) {
      String keys = String.join(", ", later);
      result.add(new Notice(file, "checked, but without effect in this version: " + keys));
    }
    return result;
  }
}
