package io.freqwatch.exposition;

import static io.freqwatch.exposition.ExpositionFormat.OPENMETRICS;
import static io.freqwatch.exposition.ExpositionFormat.PROTOBUF;
import static io.freqwatch.exposition.ExpositionFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ContentNegotiationTest {
  private static final String PROMETHEUS =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
          + "application/openmetrics-text;version=0.0.1;q=0.4,"
          + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,"
          + "*/*;q=0.1";

  @Test
  void answersPrometheusWithOpenMetrics() {
    assertThat(ExpositionFormat.negotiate(PROMETHEUS)).isEqualTo(OPENMETRICS);
  }

  @Test
  void answersPrometheusWithProtobufWhereItAsksForNativeHistograms() {
    String protobuf =
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
            + "encoding=delimited;q=0.6,";
    assertThat(ExpositionFormat.negotiate(protobuf + PROMETHEUS)).isEqualTo(PROTOBUF);
  }

  @Test
  void answersTextWhereNothingIsAskedFor() {
    assertThat(ExpositionFormat.negotiate("")).isEqualTo(TEXT);
    assertThat(ExpositionFormat.negotiate("*/*")).isEqualTo(TEXT);
    assertThat(ExpositionFormat.negotiate("text/html,application/xhtml+xml")).isEqualTo(TEXT);
  }

  @Test
  void followsTheQualityAndNotTheOrder() {
    String header = "application/openmetrics-text;q=0.2, text/plain;version=0.0.4;q=0.9";
    assertThat(ExpositionFormat.negotiate(header)).isEqualTo(TEXT);
  }

  @Test
  void leavesOutWhatTheClientRefusesOrWhatWeDoNotWrite() {
    assertThat(ExpositionFormat.negotiate("application/openmetrics-text;q=0")).isEqualTo(TEXT);
    assertThat(ExpositionFormat.negotiate("application/openmetrics-text;version=2.0.0"))
        .isEqualTo(TEXT);
    String compact =
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
            + "encoding=compact-text";
    assertThat(ExpositionFormat.negotiate(compact)).isEqualTo(TEXT);
  }

  @Test
  void survivesHeadersThatMakeNoSense() {
    assertThat(ExpositionFormat.negotiate(";;,=,q=,;q=x,application/openmetrics-text;q=nonsense"))
        .isEqualTo(TEXT);
    assertThat(ExpositionFormat.negotiate("application/openmetrics-text,".repeat(10_000)))
        .isEqualTo(TEXT);
  }
}
