package io.freqwatch.scrape;

import io.freqwatch.exposition.CustomBucketParser;
import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.exposition.OpenMetricsParser;
import io.freqwatch.exposition.ProtobufParser;
import io.freqwatch.exposition.ProtobufParser.Histograms;
import io.freqwatch.exposition.TextParser;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the parser by the answer's Content-Type; without a known one by the fallback, and without
 * that the scrape fails.
 */
final class ScrapeFormat {
  private final FormatOptions options;

  ScrapeFormat(FormatOptions options) {
    this.options = options;
  }

  ExpositionParser parser(Scraper.Answer answer) {
    ExpositionParser parser = byMediaType(mediaType(answer.contentType()), answer.body());
    if (parser == null) {
      parser = fallback(answer);
    }
    return options.classicHistogramsToNative()
        ? new CustomBucketParser(parser, options.alwaysClassicHistograms())
        : parser;
  }

  private @Nullable ExpositionParser byMediaType(String mediaType, byte[] body) {
    return switch (mediaType) {
      case "application/vnd.google.protobuf" -> new ProtobufParser(body, body.length, histograms());
      case "application/openmetrics-text" ->
          options.startTimestamps()
              ? OpenMetricsParser.withStartTimestamps(body, body.length)
              : new OpenMetricsParser(body);
      case "text/plain" -> new TextParser(body);
      default -> null;
    };
  }

  private ExpositionParser fallback(Scraper.Answer answer) {
    String wanted = options.fallback().map(ScrapeProtocol::mediaType).orElse("");
    ExpositionParser parser = byMediaType(mediaType(wanted), answer.body());
    if (parser == null) {
      throw failure(answer.contentType());
    }
    return parser;
  }

  private Histograms histograms() {
    if (!options.nativeHistograms()) {
      return Histograms.CLASSIC;
    }
    return options.alwaysClassicHistograms() ? Histograms.NATIVE_AND_CLASSIC : Histograms.NATIVE;
  }

  private static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static ScrapeFailure failure(String contentType) {
    String found =
        contentType.isEmpty()
            ? "the target sends no Content-Type"
            : "the target sends Content-Type \"%.200s\"".formatted(contentType);
    return new ScrapeFailure(
        ScrapeFailure.Cause.FORMAT,
        found
            + " and no fallback_scrape_protocol is set;"
            + " expected text/plain, application/openmetrics-text or"
            + " application/vnd.google.protobuf");
  }
}
