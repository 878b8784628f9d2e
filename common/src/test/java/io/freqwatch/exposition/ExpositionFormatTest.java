package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpositionFormatTest {
  private static final MetricFamily COUNTER =
      family("requests", MetricType.COUNTER, "", value(3, "code", "200"), value(1, "code", "500"));
  private static final MetricFamily INFO =
      family("build", MetricType.INFO, "", value(1, "version", "1"));
  private static final MetricFamily GAUGE =
      family("age_seconds", MetricType.GAUGE, "seconds", value(1_753_178_400));
  private static final MetricFamily HISTOGRAM =
      family(
          "took_seconds",
          MetricType.HISTOGRAM,
          "seconds",
          new Metric.Histogram(
              Labels.of("endpoint", "/status"),
              new double[] {0.1, 1, Double.POSITIVE_INFINITY},
              new long[] {1, 2, 3},
              4.5));
  private static final List<MetricFamily> ALL = List.of(COUNTER, INFO, GAUGE, HISTOGRAM);

  @Test
  void writesTextWithTheNameOfTheSamplesInItsMetadata() {
    assertThat(text(ExpositionFormat.TEXT, ALL))
        .isEqualTo(
            """
            # HELP requests_total Helps.
            # TYPE requests_total counter
            requests_total{code="200"} 3
            requests_total{code="500"} 1
            # HELP build_info Helps.
            # TYPE build_info gauge
            build_info{version="1"} 1
            # HELP age_seconds Helps.
            # TYPE age_seconds gauge
            age_seconds 1.7531784e+09
            # HELP took_seconds Helps.
            # TYPE took_seconds histogram
            took_seconds_bucket{endpoint="/status",le="0.1"} 1
            took_seconds_bucket{endpoint="/status",le="1"} 2
            took_seconds_bucket{endpoint="/status",le="+Inf"} 3
            took_seconds_sum{endpoint="/status"} 4.5
            took_seconds_count{endpoint="/status"} 3
            """);
  }

  @Test
  void writesOpenMetricsWithUnitsAndAnEnd() {
    assertThat(text(ExpositionFormat.OPENMETRICS, ALL))
        .isEqualTo(
            """
            # TYPE requests counter
            # HELP requests Helps.
            requests_total{code="200"} 3.0
            requests_total{code="500"} 1.0
            # TYPE build info
            # HELP build Helps.
            build_info{version="1"} 1.0
            # TYPE age_seconds gauge
            # UNIT age_seconds seconds
            # HELP age_seconds Helps.
            age_seconds 1.7531784e+09
            # TYPE took_seconds histogram
            # UNIT took_seconds seconds
            # HELP took_seconds Helps.
            took_seconds_bucket{endpoint="/status",le="0.1"} 1
            took_seconds_bucket{endpoint="/status",le="1.0"} 2
            took_seconds_bucket{endpoint="/status",le="+Inf"} 3
            took_seconds_sum{endpoint="/status"} 4.5
            took_seconds_count{endpoint="/status"} 3
            # EOF
            """);
  }

  @Test
  void writesOpenMetricsThatIsStrictlyValid() {
    assertThatCode(() -> StrictOpenMetrics.check(ExpositionFormat.OPENMETRICS.write(ALL)))
        .doesNotThrowAnyException();
  }

  @Test
  void writesProtobufMessagesEachAfterItsLength() {
    MetricFamily gauge = family("a", MetricType.GAUGE, "", value(1, "b", "c"));
    String expected =
        "24" // the length of the message
            + "0a0161" // name "a"
            + "120648656c70732e" // help "Helps."
            + "1801" // type gauge
            + "2213" // metric
            + "0a060a016212" // label: name "b", value ...
            + "0163" // ... "c"
            + "1209" // gauge
            + "09000000000000f03f" // value 1.0
            + "2a00"; // no unit
    assertThat(HexFormat.of().formatHex(ExpositionFormat.PROTOBUF.write(List.of(gauge))))
        .isEqualTo(expected);
  }

  @Test
  void writesAnEmptyDocument() {
    assertThat(text(ExpositionFormat.TEXT, List.of())).isEmpty();
    assertThat(text(ExpositionFormat.OPENMETRICS, List.of())).isEqualTo("# EOF\n");
    assertThat(ExpositionFormat.PROTOBUF.write(List.of())).isEmpty();
  }

  @Test
  void escapesHostileLabelValuesAndHelp() {
    Metric hostile = value(1, "tag", "say \"hi\"\\\n\uD83D\uDC38 \uD800!");
    MetricFamily family =
        new MetricFamily("m", MetricType.GAUGE, "", "a \"b\" \\ c\nd", List.of(hostile));
    String sample = "m{tag=\"say \\\"hi\\\"\\\\\\n\uD83D\uDC38 \uFFFD!\"} 1";
    assertThat(text(ExpositionFormat.TEXT, List.of(family)))
        .isEqualTo("# HELP m a \"b\" \\\\ c\\nd\n# TYPE m gauge\n" + sample + "\n");
    assertThat(text(ExpositionFormat.OPENMETRICS, List.of(family)))
        .contains("# HELP m a \\\"b\\\" \\\\ c\\nd\n")
        .contains(sample + ".0\n");
  }

  private static String text(ExpositionFormat format, List<MetricFamily> families) {
    return new String(format.write(families), UTF_8);
  }

  private static MetricFamily family(String name, MetricType type, String unit, Metric... metrics) {
    return new MetricFamily(name, type, unit, "Helps.", List.of(metrics));
  }

  private static Metric value(double value, String... labels) {
    return new Metric.Value(Labels.of(labels), value);
  }
}
