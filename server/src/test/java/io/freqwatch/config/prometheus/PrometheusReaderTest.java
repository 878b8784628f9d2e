package io.freqwatch.config.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Problem;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.http.HttpAuth;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.AlertmanagerConfig;
import io.freqwatch.scrape.ScrapeLimits;
import io.freqwatch.scrape.ScrapeOptions;
import io.freqwatch.scrape.ScrapeProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusReaderTest {
  private static final String CORPUS = "io.freqwatch.config.prometheus.ConfigurationCorpus#";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource(CORPUS + "good")
  void takesWhatPrometheusTakes(ConfigurationCorpus.Case one) {
    assertThat(ConfigurationCorpus.problems(one.writeTo(folder))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CORPUS + "bad")
  void refusesWhatPrometheusRefusesAndSaysWhere(ConfigurationCorpus.Case one) {
    List<Problem> problems = ConfigurationCorpus.problems(one.writeTo(folder));
    assertThat(problems).isNotEmpty();
    assertThat(one.key().isEmpty() || problems.stream().anyMatch(at -> at.key().equals(one.key())))
        .as("a problem at %s among %s", one.key(), problems)
        .isTrue();
  }

  @Test
  void findsEveryMistakeOfEveryFileAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("more.yml"),
        """
        scrape_configs:
          - job_name: a
            schema: https
        """);
    List<Problem> problems =
        problems(
            """
            global: {scrape_interval: 15}
            scrape_configs:
              - job_name: a
                relabel_configs:
                  - {source_labels: [x], regex: "(", action: kep}
                static_configs:
                  - targets: ["http://h:1"]
            scrape_config_files: [more.yml]
            rule_file: []
            """);
    String main = folder.resolve("prometheus.yml").toString();
    assertThat(problems)
        .extracting(problem -> problem.toString().replace(main, "it"))
        .contains(
            "it:1:27: global.scrape_interval: found \"15\","
                + " expected a duration such as 15s, 5m or 90d",
            "it:5:37: scrape_configs[0].relabel_configs[0].regex: found \"(\","
                + " expected a regular expression of RE2")
        .anyMatch(text -> text.contains("action: found \"kep\", expected one of replace, keep"))
        .anyMatch(text -> text.contains("rule_file: found an unknown key, expected one of"))
        .anyMatch(text -> text.contains("did you mean \"rule_files\"?"))
        .anyMatch(text -> text.contains("more.yml:2:5: scrape_configs[0].job_name: found \"a\""))
        .anyMatch(text -> text.contains("schema: found an unknown key"));
  }

  @Test
  void hasTheDefaultsOfPrometheusAndFiniteLimits() {
    ScrapeOptions options = read("scrape_configs: [{job_name: a}]").jobs().getFirst().options();
    assertThat(options).isEqualTo(ScrapeOptions.of("a"));
    assertThat(options.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.limits()).isEqualTo(ScrapeLimits.DEFAULT);
    assertThat(options.http().followRedirects()).isTrue();
  }

  @Test
  void takesFromGlobalWhatAJobDoesNotSay() {
    PrometheusOptions read =
        read(
            """
            global:
              scrape_interval: 5s
              sample_limit: 7
              label_limit: 0
              scrape_native_histograms: true
              external_labels: {site: "${REGION}-1", cost: "5$$"}
            scrape_configs:
              - {job_name: a, sample_limit: 0, target_limit: 0}
              - {job_name: b, sample_limit: 9, scrape_interval: 1m}
            """);
    ScrapeOptions a = read.jobs().get(0).options();
    ScrapeOptions b = read.jobs().get(1).options();
    assertThat(a.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(a.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(a.limits().samples()).isEqualTo(7);
    assertThat(a.limits().labels()).isZero();
    assertThat(a.limits().targets()).isZero();
    assertThat(a.limits().bodyBytes()).isEqualTo(ScrapeLimits.DEFAULT.bodyBytes());
    assertThat(a.format().protocols()).first().isEqualTo(ScrapeProtocol.PROMETHEUS_PROTO);
    assertThat(b.limits().samples()).isEqualTo(9);
    assertThat(b.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read.externalLabels()).isEqualTo(Labels.of("site", "north-1", "cost", "5$"));
  }

  @Test
  void unfoldsNoBombOfAliases() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String one = "*a" + (i - 1);
      text.append(
          "a%d: &a%d [%s]%n"
              .formatted(i, i, String.join(", ", List.of(one, one, one, one, one, one))));
    }
    assertThat(problems(text + "rule_files: *a8\n")).isNotEmpty();
    assertThat(problems("scrape_configs: &loop\n  - {job_name: a, <<: *loop}\n")).isNotNull();
  }

  @Test
  void readsSecretsSoThatTheyNeverPrint() {
    PrometheusOptions read =
        read(
            "scrape_configs: [{job_name: a, basic_auth: {username: u, password: geheim},"
                + " http_headers: {X: {secrets: [verborgen]}}}]");
    assertThat(read.toString()).doesNotContain("geheim").doesNotContain("verborgen");
    assertThat(read.jobs().getFirst().options().http().auth()).isInstanceOf(HttpAuth.Basic.class);
  }

  @Test
  void readsHowLateSamplesMayCome() {
    assertThat(read("").outOfOrderWindow()).isZero();
    PrometheusOptions read =
        read("storage: {tsdb: {out_of_order_time_window: 30m}, exemplars: {max_exemplars: 5}}");
    assertThat(read.outOfOrderWindow()).isEqualTo(Duration.ofMinutes(30));
    assertThat(read.remarks().toString()).contains("exemplars").doesNotContain("tsdb");
  }

  @Test
  void resolvesPathsAgainstTheFileTheyStandIn() throws IOException {
    Path jobs = Files.createDirectory(folder.resolve("jobs"));
    Files.writeString(
        jobs.resolve("one.yml"),
        "scrape_configs: [{job_name: one, file_sd_configs: [{files: [t.json]}]}]");
    PrometheusOptions read = read("scrape_config_files: [\"jobs/*.yml\"]");
    assertThat(read.jobs().getFirst().discoveries())
        .containsExactly(
            new DiscoveryConfig.InFiles(List.of(jobs.resolve("t.json")), Duration.ofMinutes(5)));
  }

  @Test
  void saysWhatHasNoEffect() {
    PrometheusOptions read =
        read(
            """
            global: {external_labels: {a: b}}
            rule_files: ["*.rules"]
            remote_write: [{url: "http://h/w"}]
            scrape_configs:
              - {job_name: k, kubernetes_sd_configs: [{role: pod}]}
            """);
    assertThat(read.remarks())
        .extracting(Remark::toString)
        .anyMatch(text -> text.endsWith("remote_write: without effect in this version"))
        .noneMatch(text -> text.contains("rule_files"))
        .anyMatch(text -> text.contains("kubernetes_sd_configs: not supported"));
  }

  @Test
  void readsWhoIsToldOfAlerts() {
    PrometheusOptions read =
        read(
            """
            global: {evaluation_interval: 20s, rule_query_offset: 5s, external_labels: {a: b}}
            rule_files: ["*.rules"]
            alerting:
              alert_relabel_configs: [{action: labeldrop, regex: pod}]
              alertmanagers:
                - scheme: https
                  path_prefix: /am
                  timeout: 3s
                  basic_auth: {username: u, password: p}
                  alert_relabel_configs: [{action: labeldrop, regex: x}]
                  static_configs: [{targets: ["h:9093"]}]
                - dns_sd_configs: [{names: [am.example], type: A, port: 9093}]
            """);

    assertThat(read.rules().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(read.rules().queryOffset()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read.rules().files()).containsExactly(folder.resolve("*.rules"));
    assertThat(read.alerting().externalLabels()).isEqualTo(Labels.of("a", "b"));
    assertThat(read.alerting().alerts().configs()).hasSize(1);
    AlertmanagerConfig first = read.alerting().alertmanagers().getFirst();
    assertThat(first.scheme()).isEqualTo("https");
    assertThat(first.pathPrefix()).isEqualTo("/am");
    assertThat(first.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(first.http().auth()).isInstanceOf(HttpAuth.Basic.class);
    assertThat(first.alerts().configs()).hasSize(1);
    AlertmanagerConfig second = read.alerting().alertmanagers().getLast();
    assertThat(second.scheme()).isEqualTo("http");
    assertThat(second.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(second.discoveries()).hasSize(1);
  }

  @Test
  void readsTargetFilesToCheckThem() throws IOException {
    Files.writeString(folder.resolve("good.json"), "[{\"targets\": [\"h:1\"]}]");
    Files.writeString(folder.resolve("bad.yml"), "- {target: [h:1]}");
    List<Problem> problems =
        problems(
            """
            scrape_configs:
              - job_name: a
                file_sd_configs: [{files: [good.json, bad.yml, absent.yml]}]
            """);
    assertThat(problems).singleElement().asString().contains("bad.yml").contains("target");
  }

  private PrometheusOptions read(String text) {
    Path file = new ConfigurationCorpus.Case("", "", text).writeTo(folder);
    return PrometheusReader.read(file, Map.of("REGION", "north"));
  }

  private List<Problem> problems(String text) {
    return ConfigurationCorpus.problems(new ConfigurationCorpus.Case("", "", text).writeTo(folder));
  }
}
