package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that not every reader takes. Expected texts follow prometheus/common, EscapeName. */
final class NameEscapingTest {
  @ParameterizedTest
  @CsvSource({
    "http.status:sum, http.status:sum, http_status:sum, http_dot_status:sum, U__http_2e_status:sum",
    "mysystem.prod.west.cpu, mysystem.prod.west.cpu, mysystem_prod_west_cpu,"
        + " mysystem_dot_prod_dot_west_dot_cpu, U__mysystem_2e_prod_2e_west_2e_cpu",
    "plain_name, plain_name, plain_name, plain_name, plain_name",
    "two_.names, two_.names, two__names, two___dot_names, U__two___2e_names",
    "1st, 1st, _st, __st, U___31_st",
    "label with \uD83D\uDE31, label with \uD83D\uDE31, label_with__, label__with____,"
        + " U__label_20_with_20__1f631_",
    "花火, 花火, __, ____, U___82b1__706b_"
  })
  void writesNamesAsAskedFor(
      String name, String plain, String underscores, String dots, String values) {
    assertThat(NameEscaping.ALLOW_UTF8.metric(name)).isEqualTo(plain);
    assertThat(NameEscaping.UNDERSCORES.metric(name)).isEqualTo(underscores);
    assertThat(NameEscaping.DOTS.metric(name)).isEqualTo(dots);
    assertThat(NameEscaping.VALUES.metric(name)).isEqualTo(values);
  }

  @Test
  void takesNoColonInALabelsName() {
    assertThat(NameEscaping.UNDERSCORES.label("a:b")).isEqualTo("a_b");
    assertThat(NameEscaping.UNDERSCORES.metric("a:b")).isEqualTo("a:b");
  }

  @Test
  void quotesNamesInText() {
    assertThat(text(ExpositionFormat.TEXT, NameEscaping.ALLOW_UTF8))
        .contains("# TYPE \"a.b_total\" counter\n", "{\"a.b_total\",\"x.y\"=\"1\",z=\"2\"} 3\n");
    assertThat(text(ExpositionFormat.OPENMETRICS, NameEscaping.ALLOW_UTF8))
        .contains("# TYPE \"a.b\" counter\n", "{\"a.b_total\",\"x.y\"=\"1\",z=\"2\"} 3");
  }

  @Test
  void writesPlainNamesWhereTheyAreAskedFor() {
    assertThat(text(ExpositionFormat.TEXT, NameEscaping.UNDERSCORES))
        .contains("# TYPE a_b_total counter\n", "a_b_total{x_y=\"1\",z=\"2\"} 3\n");
    assertThat(text(ExpositionFormat.OPENMETRICS, NameEscaping.VALUES))
        .contains("U__a_2e_b__total{U__x_2e_y=\"1\",z=\"2\"} 3");
    assertThat(text(ExpositionFormat.PROTOBUF, NameEscaping.DOTS))
        .contains("a_dot_b__total", "x_dot_y")
        .doesNotContain("a.b");
  }

  @ParameterizedTest
  @EnumSource(NameEscaping.class)
  void isReadBackInEveryFormat(NameEscaping escaping) {
    List<MetricFamily> families = List.of(counter());
    String name = escaping.metric("a.b_total");
    byte[] text = ExpositionFormat.TEXT.write(families, escaping);
    assertThat(firstName(new TextParser(text))).isEqualTo(name);
    byte[] openMetrics = ExpositionFormat.OPENMETRICS.write(families, escaping);
    assertThat(firstName(new OpenMetricsParser(openMetrics))).isEqualTo(name);
    byte[] protobuf = ExpositionFormat.PROTOBUF.write(families, escaping);
    assertThat(
            firstName(
                new ProtobufParser(protobuf, protobuf.length, ProtobufParser.Histograms.CLASSIC)))
        .isEqualTo(name);
  }

  private static String firstName(ExpositionParser parser) {
    ExpositionParser.Entry entry = parser.next();
    while (entry != ExpositionParser.Entry.SERIES) {
      assertThat(entry).isNotEqualTo(ExpositionParser.Entry.END);
      entry = parser.next();
    }
    return parser.labels().stream()
        .filter(label -> label.name().equals(Labels.METRIC_NAME))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String text(ExpositionFormat format, NameEscaping escaping) {
    return new String(format.write(List.of(counter()), escaping), UTF_8);
  }

  private static MetricFamily counter() {
    Labels labels = Labels.of("x.y", "1", "z", "2");
    return new MetricFamily(
        "a.b", MetricType.COUNTER, "", "", List.of(new Metric.Value(labels, 3)));
  }
}
