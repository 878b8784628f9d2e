package io.freqwatch.exposition;

import static io.freqwatch.exposition.ExpositionFormat.OPENMETRICS;
import static io.freqwatch.exposition.ExpositionFormat.PROTOBUF;
import static io.freqwatch.exposition.ExpositionFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentNegotiationTest {
  private static final String PROMETHEUS =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
          + "application/openmetrics-text;version=0.0.1;q=0.4,"
          + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,"
          + "*/*;q=0.1";

  private static ExpositionFormat negotiated(String accept) {
    return AcceptedFormat.negotiate(accept).format();
  }

  @Test
  void answersPrometheusWithOpenMetrics() {
    assertThat(negotiated(PROMETHEUS)).isEqualTo(OPENMETRICS);
  }

  @Test
  void answersPrometheusWithProtobufWhereItAsksForNativeHistograms() {
    String protobuf =
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
            + "encoding=delimited;q=0.6,";
    assertThat(negotiated(protobuf + PROMETHEUS)).isEqualTo(PROTOBUF);
  }

  @Test
  void answersTextWhereNothingIsAskedFor() {
    assertThat(negotiated("")).isEqualTo(TEXT);
    assertThat(negotiated("*/*")).isEqualTo(TEXT);
    assertThat(negotiated("text/html,application/xhtml+xml")).isEqualTo(TEXT);
  }

  @Test
  void followsTheQualityAndNotTheOrder() {
    String header = "application/openmetrics-text;q=0.2, text/plain;version=0.0.4;q=0.9";
    assertThat(negotiated(header)).isEqualTo(TEXT);
  }

  @Test
  void leavesOutWhatTheClientRefusesOrWhatWeDoNotWrite() {
    assertThat(negotiated("application/openmetrics-text;q=0")).isEqualTo(TEXT);
    assertThat(negotiated("application/openmetrics-text;version=2.0.0")).isEqualTo(TEXT);
    String compact =
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
            + "encoding=compact-text";
    assertThat(negotiated(compact)).isEqualTo(TEXT);
  }

  @Test
  void survivesHeadersThatMakeNoSense() {
    assertThat(negotiated(";;,=,q=,;q=x,application/openmetrics-text;q=nonsense")).isEqualTo(TEXT);
    assertThat(negotiated("application/openmetrics-text,".repeat(10_000))).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8,"
            + " application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8",
        "application/openmetrics-text;version=1.0.0;escaping=dots,"
            + " application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=dots",
        "text/plain;version=1.0.0;escaping=allow-utf-8,"
            + " text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8",
        "text/plain;version=1.0.0;escaping=values,"
            + " text/plain; version=0.0.4; charset=utf-8; escaping=values",
        "text/plain;escaping=underscores,"
            + " text/plain; version=0.0.4; charset=utf-8; escaping=underscores",
        "text/plain;escaping=nonsense, text/plain; version=0.0.4; charset=utf-8",
        "text/plain;version=1.0.0, text/plain; version=0.0.4; charset=utf-8"
      })
  void saysWhichEscapingItHonours(String accept, String contentType) {
    assertThat(AcceptedFormat.negotiate(accept).contentType()).isEqualTo(contentType);
  }

  @Test
  void honoursTheEscapingOfTheFormatThatWins() {
    String header = "text/plain;escaping=dots;q=0.1,application/openmetrics-text;q=0.2";
    assertThat(AcceptedFormat.negotiate(header).escaping()).isEmpty();
    assertThat(AcceptedFormat.negotiate(PROMETHEUS).escaping()).contains(NameEscaping.ALLOW_UTF8);
  }
}
