package io.freqwatch.config.prometheus;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.scrape.ScrapeProtocol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code scrape_protocols}. */
final class Protocols {
  private static final String KEY = "scrape_protocols";

  private Protocols() {}

  static Optional<List<ScrapeProtocol>> read(YamlMapping mapping) {
    if (!mapping.has(KEY)) {
      mapping.texts(KEY);
      return Optional.empty();
    }
    Set<ScrapeProtocol> protocols = new LinkedHashSet<>();
    List<String> texts = mapping.texts(KEY);
    for (String text : texts) {
      try {
        if (!protocols.add(ScrapeProtocol.of(text))) {
          mapping.problem(KEY, "\"" + text + "\" a second time", "each protocol once");
        }
      } catch (IllegalArgumentException ignored) { // the problem says it better
        mapping.problem(KEY, "\"" + text + "\"", "of " + ScrapeProtocol.names());
      }
    }
    if (texts.isEmpty()) {
      mapping.problem(KEY, "no protocol", "at least one of " + ScrapeProtocol.names());
    }
    return protocols.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(protocols));
  }
}
