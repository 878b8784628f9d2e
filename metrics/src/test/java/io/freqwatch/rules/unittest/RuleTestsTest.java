package io.freqwatch.rules.unittest;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.GoTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {
  private static final String RULES =
      """
      groups:
        - name: late
          rules:
            - alert: Low
              expr: level:sum < 5
              for: 2m
              labels: {severity: page, site: "{{ $externalLabels.site }}"}
              annotations:
                summary: '{{ $labels.bot }} has {{ $value }} of {{ query "limit" | first | value }}'
        - name: early
          rules:
            - record: level:sum
              expr: sum by (bot) (level)
      """;

  private static final String TEST =
      """
      rule_files: [rules.yml]
      evaluation_interval: 1m
      group_eval_order: [early, late]
      tests:
        - name: it falls
          interval: 1m
          external_labels: {site: home}
          input_series:
            - {series: 'level{bot="a",pair="x"}', values: '4x2 1x10'}
            - {series: 'level{bot="a",pair="y"}', values: '4x2 2x3 stale'}
            - {series: 'limit', values: '9x20'}
            - {series: 'spread', values: '{{schema:0 sum:3 count:2 buckets:[1 1]}}x4'}
          alert_rule_test:
            - eval_time: 4m
              alertname: Low
            - eval_time: 5m30s
              alertname: Low
              exp_alerts:
                - exp_labels: {bot: a, severity: page, site: home}
                  exp_annotations: {summary: a has 3 of 9}
          promql_expr_test:
            - expr: level:sum
              eval_time: 5m
              exp_samples: [{labels: 'level:sum{bot="a"}', value: 3}]
            - expr: count_over_time(level[2m])
              eval_time: 8m
              exp_samples: [{labels: '{bot="a",pair="x"}', value: 2}]
            - expr: spread
              eval_time: 1m
              exp_samples:
                - {labels: spread, histogram: '{{schema:0 sum:3 count:2 buckets:[1 1]}}'}
      """;

  private final GoTemplates templates = new GoTemplates();
  @TempDir Path folder;

  @BeforeEach
  void writeRules() throws IOException {
    Files.writeString(folder.resolve("rules.yml"), RULES);
  }

  private RuleTests.Report run(String test) throws IOException {
    Path file = Files.writeString(folder.resolve("test.yml"), test);
    return new RuleTests(templates, templates, LanguageOptions.DEFAULT, Clock.system()).run(file);
  }

  @Test
  void passesWhereAlertsAndExpressionsAreAsExpected() throws IOException {
    assertThat(run(TEST)).isEqualTo(new RuleTests.Report(List.of(), List.of()));
  }

  @Test
  void saysWhatFiresInsteadOfWhatWasExpected() throws IOException {
    assertThat(run(TEST.replace("a has 3 of 9", "a has 2 of 9")).failures())
        .singleElement()
        .asString()
        .contains("name: it falls", "alertname: Low, time: 5m30s")
        .containsSubsequence(
            "exp:[", "summary=\"a has 2 of 9\"", "got:[", "summary=\"a has 3 of 9\"");
  }

  @Test
  void saysWhatAnExpressionGivesInstead() throws IOException {
    assertThat(run(TEST.replace("value: 3", "value: 4")).failures())
        .containsExactly(
            "    expr: \"level:sum\", time: 5m,\n        exp: level:sum{bot=\"a\"} 4\n"
                + "        got: level:sum{bot=\"a\"} 3");
  }

  @Test
  void comparesToTheLastBitUnlessTheFileIsFuzzy() throws IOException {
    String test = TEST.replace("value: 3", "value: 3.0000000000000004");
    assertThat(run(test).failures()).hasSize(1);
    assertThat(run("fuzzy_compare: true\n" + test).failures()).isEmpty();
  }

  @Test
  void aRuleThatFailsEndsTheTest() throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        RULES.replace("sum by (bot) (level)", "level + on (bot) level"));
    assertThat(run(TEST).failures())
        .singleElement()
        .asString()
        .startsWith("    rule: level:sum, time: 0s, err: found duplicate series");
  }

  @Test
  void namesPatternsWithoutFilesAndMistakesWithTheirPlace() throws IOException {
    assertThat(run("rule_files: [none.yml]").warnings())
        .containsExactly("no file match pattern none.yml");
    assertThat(run("tests: [{nome: x}]").failures().getFirst())
        .contains("test.yml:1:10: tests[0].nome: found an unknown key");
  }

  @Test
  void timeMayBeginElsewhere() throws IOException {
    String test =
        """
        tests:
          - start_timestamp: 1000000
            input_series: [{series: level, values: '1 2'}]
            promql_expr_test:
              - {expr: timestamp(level), eval_time: 1m,
                 exp_samples: [{labels: '{}', value: 1000060}]}
        """;
    assertThat(run(test).failures()).isEmpty();
  }
}
