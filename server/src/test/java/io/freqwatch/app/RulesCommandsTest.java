package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandsTest {
  private static final String RULES =
      """
      groups:
        - name: g
          interval: 1m
          rules:
            - {record: price:double, expr: 2 * price, labels: {kind: double}}
            - {alert: Low, expr: price < 1}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("rules.yml"), RULES);
  }

  private CommandRun run(int exitCode, String... arguments) {
    CommandRun run = new CommandRun(folder);
    assertThat(run.run(arguments)).as(run.out() + run.err()).isEqualTo(exitCode);
    return run;
  }

  @Test
  void checksRuleFilesAsPromtoolDoes() throws IOException {
    assertThat(run(0, "check", "rules", "rules.yml").out())
        .isEqualTo("Checking rules.yml\n  SUCCESS: 2 rules found\n\n");
    Files.writeString(folder.resolve("bad.yml"), "groups: [{name: g, rules: [{expr: sum(}]}]");
    assertThat(run(1, "check", "rules", "rules.yml", "bad.yml").out())
        .contains("Checking bad.yml\n  FAILED:\n")
        .contains("found neither record nor alert", "unclosed left parenthesis");
    assertThat(run(2, "check", "rules", "gone.yml").err()).contains("no such file");
  }

  @Test
  void takesExperimentalFunctionsWhereTheyAreEnabled() throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        "groups: [{name: g, rules: [{record: a, expr: 'mad_over_time(up[5m])'}]}]");
    Files.writeString(
        folder.resolve("test.yml"),
        """
        rule_files: [rules.yml]
        tests:
          - input_series: [{series: up, values: '1 2 3'}]
            promql_expr_test: [{expr: a, eval_time: 2m, exp_samples: [{labels: a, value: 1}]}]
        """);
    Files.writeString(folder.resolve("prometheus.yml"), "rule_files: [rules.yml]");
    String feature = "--enable-feature=promql-experimental-functions";
    assertThat(run(1, "check", "rules", "rules.yml").out()).contains("not enabled");
    run(0, "check", "rules", feature, "rules.yml");
    run(1, "check", "prometheus", "prometheus.yml");
    run(0, "check", "prometheus", feature, "prometheus.yml");
    run(1, "test", "rules", "test.yml");
    run(0, "test", "rules", feature, "test.yml");
  }

  @Test
  void warnsOfTwoRulesForTheSameSeries() throws IOException {
    Files.writeString(
        folder.resolve("rules.yml"),
        "groups: [{name: g, rules: [{record: a, expr: up}, {record: a, expr: down}]}]");
    assertThat(run(0, "check", "rules", "rules.yml").out())
        .contains("WARNING: a second rule for a");
  }

  @Test
  void checkPrometheusChecksTheRulesToo() throws IOException {
    Files.writeString(folder.resolve("bad.yml"), "groups: [{nome: g}]");
    Files.writeString(folder.resolve("prometheus.yml"), "rule_files: [bad.yml]");
    assertThat(run(1, "check", "prometheus", "prometheus.yml").out())
        .contains("bad.yml:1:11: groups[0].nome: found an unknown key");
  }

  @Test
  void testsRulesAsPromtoolDoes() throws IOException {
    String test =
        """
        rule_files: [rules.yml]
        tests:
          - input_series: [{series: price, values: '0 2'}]
            alert_rule_test:
              - {eval_time: 0s, alertname: Low, exp_alerts: [{}]}
              - {eval_time: 1m, alertname: Low}
        """;
    Files.writeString(folder.resolve("good.yml"), test);
    Files.writeString(folder.resolve("bad.yml"), test.replace("eval_time: 1m", "eval_time: 0m"));
    assertThat(run(0, "test", "rules", "good.yml").out())
        .isEqualTo("Unit Testing:  good.yml\n  SUCCESS\n\n");
    assertThat(run(1, "test", "rules", "good.yml", "bad.yml").out())
        .contains("Unit Testing:  bad.yml\n  FAILED:\n    alertname: Low, time: 0s");
  }

  @Test
  void fillsThePastOfRecordingRulesFromBlocks() throws IOException {
    StringBuilder samples = new StringBuilder("# TYPE price gauge\n");
    for (int i = 0; i < 300; i++) {
      samples.append("price ").append(i).append(' ').append(1_699_000_000 + 60 * i).append('\n');
    }
    Files.writeString(folder.resolve("samples.txt"), samples + "# EOF\n");
    run(0, "tsdb", "import", "--data", "data", "samples.txt");

    String out =
        run(
                0,
                "rules",
                "backfill",
                "--from-data",
                "data",
                "--output-dir",
                "data",
                "--start",
                "1699003600",
                "--end",
                "2023-11-03T12:26:40Z",
                "rules.yml")
            .out();
    assertThat(out).startsWith("180 samples in ").contains(" new blocks are in ");
    List<String> lines =
        run(0, "tsdb", "dump", "--match", "price:double", "data").out().lines().toList();
    assertThat(lines).hasSize(180);
    assertThat(lines.getFirst())
        .startsWith("{__name__=\"price:double\", kind=\"double\"} ")
        .satisfies(line -> assertThat(Double.parseDouble(line.split(" ")[2]) % 2).isZero());
  }

  @Test
  void fillsThePastOfRecordingRulesFromAServer() {
    List<String> asked = new CopyOnWriteArrayList<>();
    String answer =
        """
        {"status": "success", "data": {"resultType": "matrix", "result": [
          {"metric": {"bot": "a"}, "values": [[1699003620.5, "1"], [1699003680.5, "+Inf"]]}]}}
        """;
    try (HttpServer server =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            new Router()
                .post(
                    "/api/v1/query_range",
                    request -> {
                      asked.add(URLDecoder.decode(request.bodyText(), StandardCharsets.UTF_8));
                      return Response.text(answer);
                    }))) {
      run(
          0,
          "rules",
          "backfill",
          "--url",
          server.uri().toString(),
          "--output-dir",
          "data",
          "--start",
          "1699003600",
          "--end",
          "1699003700",
          "rules.yml");
    }
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst()).startsWith("query=2 * price&start=16990036").endsWith("&step=60");
    assertThat(run(0, "tsdb", "dump", "data").out())
        .isEqualTo(
            """
            {__name__="price:double", bot="a", kind="double"} 1 1699003620500
            {__name__="price:double", bot="a", kind="double"} +Inf 1699003680500
            """);
  }

  @Test
  void saysWhatIsWrongWithATime() {
    assertThat(run(2, "rules", "backfill", "--start", "yesterday", "rules.yml").err())
        .contains("--start: found \"yesterday\"");
    assertThat(run(2, "rules", "backfill", "--start", "5", "--end", "4", "rules.yml").err())
        .contains("--end lies before --start");
  }
}
