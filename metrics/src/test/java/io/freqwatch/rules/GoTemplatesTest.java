package io.freqwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoTemplatesTest {
  private static final AlertData DATA =
      new AlertData(
          Labels.of("__name__", "level", "bot", "a"),
          1234.5,
          null,
          Labels.of("site", "home"),
          "http://here:9090/metrics",
          60_000);

  private static final FloatHistogram HISTOGRAM =
      new FloatHistogram(
          CounterResetHint.UNKNOWN,
          0,
          0,
          0,
          3,
          2.5,
          List.of(new FloatHistogram.Span(1, 1)),
          List.of(),
          new double[] {3},
          new double[0],
          new double[0],
          false);

  private final GoTemplates templates = new GoTemplates();

  private String expand(String text) {
    return expand(text, DATA);
  }

  private String expand(String text, AlertData data) {
    return templates.expand("__alert_x", text, data, GoTemplatesTest::answer);
  }

  private static List<Value.Sample> answer(String query, long timestampMillis) {
    if (query.equals("broken")) {
      throw new PromqlException.Execution("it is broken");
    }
    return List.of(new Value.Sample(Labels.of("of", query), timestampMillis, null));
  }

  @Test
  void knowsLabelsValueAndWhereItIs() {
    assertThat(expand("{{ $labels.bot }} {{ $value | humanize }} {{ $externalLabels.site }}"))
        .isEqualTo("a 1.234k home");
    assertThat(expand("{{ .Labels.none }}|{{ externalURL }}{{ pathPrefix }}"))
        .isEqualTo("|http://here:9090/metrics/metrics");
  }

  @Test
  void aNativeHistogramIsPrintedWithItsBucketsAndIsNoNumber() {
    AlertData data =
        new AlertData(
            DATA.labels(), 0, HISTOGRAM, DATA.externalLabels(), DATA.externalUrl(), 60_000);
    assertThat(expand("{{ $value }} {{ .Value.Count }} {{ $value.Sum }}", data))
        .isEqualTo("{count:3, sum:2.5, (1,2]:3} 3 2.5");
    assertThat(expand("{{ $value | humanize }}", data))
        .contains("can't convert *histogram.FloatHistogram to float");
  }

  @Test
  void asksForSeriesAtTheMomentOfTheEvaluation() {
    assertThat(expand("{{ with query \"up\" | first }}{{ label \"of\" . }}={{ value . }}{{ end }}"))
        .isEqualTo("up=60000");
  }

  @Test
  void aTemplateThatFailsSaysSoInItsText() {
    assertThat(expand("{{ query \"broken\" }}"))
        .startsWith("<error expanding template: error executing template __alert_x: ")
        .contains("it is broken");
    assertThat(expand("{{ $value "))
        .startsWith("<error expanding template: error parsing template");
  }

  @Test
  void refusesWhatIsNoTemplate() {
    templates.check("__alert_x", "{{ $labels.bot }}");
    assertThatThrownBy(() -> templates.check("__alert_x", "{{ nofunc }}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("function \"nofunc\" not defined");
  }
}
