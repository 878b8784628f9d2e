package io.freqwatch.scrape;

import io.freqwatch.model.Labels;

/** Targets for tests. */
final class Targets {
  private Targets() {}

  /** What a job makes of labels that it must not drop. */
  static Target of(ScrapeOptions options, Labels labels) {
    return switch (DiscoveredTarget.of(options, labels)) {
      case DiscoveredTarget.Active found -> found.target();
      case DiscoveredTarget.Dropped dropped ->
          throw new AssertionError("dropped: " + dropped.discovered());
      case DiscoveredTarget.Invalid invalid -> throw new IllegalArgumentException(invalid.reason());
    };
  }
}
