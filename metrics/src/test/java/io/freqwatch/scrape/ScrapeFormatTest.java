package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.exposition.OpenMetricsParser;
import io.freqwatch.exposition.ProtobufParser;
import io.freqwatch.exposition.TextParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeFormatTest {
  @ParameterizedTest
  @CsvSource({
    "text/plain; version=0.0.4; charset=utf-8, TextParser",
    "TEXT/PLAIN, TextParser",
    "text/plain;version=1.0.0;escaping=underscores, TextParser",
    "application/openmetrics-text; version=1.0.0, OpenMetricsParser",
    "application/openmetrics-text;version=0.0.1, OpenMetricsParser",
    "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily, ProtobufParser"
  })
  void choosesTheParserByTheMediaType(String contentType, String parser) {
    assertThat(parser(FormatOptions.DEFAULT, contentType).getClass().getSimpleName())
        .isEqualTo(parser);
  }

  @Test
  void readsAnUnknownTypeAsTheFallbackSays() {
    assertThat(parser(FormatOptionsFor.fallback(ScrapeProtocol.PROMETHEUS_TEXT_0_0_4), ""))
        .isInstanceOf(TextParser.class);
    assertThat(parser(FormatOptionsFor.fallback(ScrapeProtocol.PROMETHEUS_PROTO), "text/html"))
        .isInstanceOf(ProtobufParser.class);
    assertThat(parser(FormatOptionsFor.fallback(ScrapeProtocol.OPEN_METRICS_TEXT_1_0_0), "x"))
        .isInstanceOf(OpenMetricsParser.class);
  }

  @Test
  void failsWithoutAFallback() {
    assertThatThrownBy(() -> parser(FormatOptions.DEFAULT, "text/html"))
        .isInstanceOf(ScrapeFailure.class)
        .hasMessageContaining("\"text/html\"")
        .hasMessageContaining("no fallback_scrape_protocol is set");
  }

  @Test
  void asksForTheProtocolsInTheirOrder() {
    assertThat(FormatOptionsFor.NATIVE.accept())
        .isEqualTo(
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                + "encoding=delimited;q=0.6,"
                + "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                + "application/openmetrics-text;version=0.0.1;q=0.4,"
                + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,"
                + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1");
    FormatOptions one =
        new FormatOptions(
            List.of(ScrapeProtocol.PROMETHEUS_TEXT_1_0_0),
            Optional.empty(),
            NameEscaping.DOTS,
            true,
            false,
            false,
            false,
            false,
            0,
            0);
    assertThat(one.accept()).isEqualTo("text/plain;version=1.0.0;escaping=dots;q=0.6,*/*;q=0.5");
  }

  private static Object parser(FormatOptions options, String contentType) {
    return new ScrapeFormat(options).parser(new Scraper.Answer(contentType, new byte[0]));
  }
}
