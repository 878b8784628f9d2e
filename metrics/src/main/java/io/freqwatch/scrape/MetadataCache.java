package io.freqwatch.scrape;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.model.MetricType;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one target says of its families. Written by its loop's thread, read by any. A target that
 * names others each time keeps the first ones: there is room for so many families, and so much
 * text.
 */
final class MetadataCache {
  private static final int MAX_FAMILIES = 5_000;
  private static final int MAX_TEXT_LENGTH = 1_000;
  private static final int MAX_TOTAL_LENGTH = 1_000_000;

  private final Map<String, Metadata> families = new ConcurrentHashMap<>();
  private int totalLength;

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
    Metadata before = families.get(family);
    int more =
        before == null ? family.length() + length(metadata) : length(metadata) - length(before);
    boolean fits = before != null || families.size() < MAX_FAMILIES;
    if (fits && totalLength + more <= MAX_TOTAL_LENGTH) {
      families.put(family, metadata);
      totalLength += more;
    }
  }

  private static int length(Metadata metadata) {
    return metadata.help().length() + metadata.unit().length();
  }

  private static String shortened(String text) {
    return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH);
  }
}
