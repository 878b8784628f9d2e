package io.freqwatch.scrape;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.model.MetricType;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one target says of its families. Written by its loop's thread, read by any. */
final class MetadataCache {
  private static final int MAX_FAMILIES = 5_000;
  private static final int MAX_TEXT_LENGTH = 1_000;

  private final Map<String, Metadata> families = new ConcurrentHashMap<>();

  void type(ExpositionParser parser) {
    String family = parser.family();
    MetricType type = parser.type();
    put(family, known(family).withType(type));
  }

  void help(ExpositionParser parser) {
    String family = parser.family();
    put(family, known(family).withHelp(shortened(parser.text())));
  }

  void unit(ExpositionParser parser) {
    String family = parser.family();
    put(family, known(family).withUnit(shortened(parser.text())));
  }

  /** What is known now and later: it is asked for all targets at once, and often. */
  Map<String, Metadata> view() {
    return Collections.unmodifiableMap(families);
  }

  private Metadata known(String family) {
    return families.getOrDefault(family, Metadata.NONE);
  }

  private void put(String family, Metadata metadata) {
    if (families.size() < MAX_FAMILIES || families.containsKey(family)) {
      families.put(family, metadata);
    }
  }

  private static String shortened(String text) {
    return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH);
  }
}
