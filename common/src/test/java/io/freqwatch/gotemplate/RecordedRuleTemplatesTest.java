package io.freqwatch.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.gotemplate.functions.PrometheusFunctions;
import io.freqwatch.gotemplate.functions.RuleData;
import io.freqwatch.gotemplate.functions.RuleQuery.Sample;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Annotations with what {@code promtool test rules} of Prometheus 3.5 made of them. */
class RecordedRuleTemplatesTest {
  private static final FunctionSet FUNCTIONS =
      PrometheusFunctions.of(
          RecordedRuleTemplatesTest::query,
          Instant.ofEpochMilli(60_500),
          URI.create("http://x.y/z"));

  @TestFactory
  List<DynamicTest> expandsAsPrometheusDoes() {
    List<DynamicTest> tests =
        RecordedTemplates.read("rules.json").stream()
            .map(
                each ->
                    DynamicTest.dynamicTest(
                        each.template(),
                        () -> assertThat(expand(each.template())).isEqualTo(each.expected())))
            .toList();
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @Test
  void knowsWhereTheServerIsAndWhatTimeItIs() {
    assertThat(expand("{{ externalURL }} {{ pathPrefix }} {{ now }}"))
        .isEqualTo("http://x.y/z /z 60.5");
    assertThat(expand("{{ toDuration 90 }} {{ urlQueryEscape \"a b&*~\" }}"))
        .isEqualTo("1m30s a+b%26%2A~");
  }

  @Test
  void sortsSeriesByALabel() {
    assertThat(
            expand(
                "{{ range query \"up\" | sortByLabel \"instance\" }}{{ .Labels.instance }}{{ end"
                    + " }}"))
        .isEqualTo("ab");
  }

  private static String expand(String template) {
    GoValue data =
        RuleData.of(Map.of("job", "api"), Map.of("cluster", "c1"), "http://x.y/z", GoValue.of(3.0));
    try {
      return TemplateSet.of(FUNCTIONS)
          .parse("__alert_A", RuleData.VARIABLES + template)
          .execute("__alert_A", data);
    } catch (TemplateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<Sample> query(String expression) {
    if (expression.equals("up{")) {
      throw new FunctionException("1:4: parse error: unexpected end of input inside braces");
    }
    return expression.equals("up") ? List.of(sample("b", 1), sample("a", 2)) : List.of();
  }

  private static Sample sample(String instance, double value) {
    return new Sample(Map.of("__name__", "up", "instance", instance, "job", "api"), value);
  }
}
