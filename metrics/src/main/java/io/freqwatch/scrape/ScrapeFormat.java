package io.freqwatch.scrape;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.exposition.OpenMetricsParser;
import io.freqwatch.exposition.TextParser;
import java.util.Locale;

/** Chooses the parser by the answer's Content-Type; without a known one the scrape fails. */
final class ScrapeFormat {
  private ScrapeFormat() {}

  static ExpositionParser parser(Scraper.Answer answer) {
    String type = answer.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "application/openmetrics-text" -> new OpenMetricsParser(answer.body());
      case "text/plain" -> new TextParser(answer.body());
      case "" -> throw failure("the target sends no Content-Type");
      default -> throw failure("the target sends Content-Type \"" + answer.contentType() + "\"");
    };
  }

  private static ScrapeFailure failure(String found) {
    return new ScrapeFailure(
        ScrapeFailure.Cause.FORMAT,
        found + "; expected text/plain or application/openmetrics-text");
  }
}
