package io.freqwatch.alertmanager.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the real amtool, against us. */
@Tag("conformance")
class AmtoolClientConformanceTest {
  private static final String CONFIG =
      """
      global: {smtp_auth_password: hush}
      route:
        receiver: all
        routes:
          - {matchers: [severity=critical], receiver: page, group_by: [bot]}
      inhibit_rules:
        - {source_matchers: [severity=critical], target_matchers: [alertname=Up], equal: [bot]}
      receivers:
        - {name: all}
        - name: page
          webhook_configs: [{url: 'http://127.0.0.1:1/hush'}]
      """;

  @TempDir private Path folder;
  private RunningRouter running;

  @BeforeEach
  void start() throws IOException {
    running = new RunningRouter(folder, CONFIG, false);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private String amtool(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add("--alertmanager.url=" + running.uri());
    all.addAll(List.of(arguments));
    return Peers.run("amtool", all.toArray(new String[0]));
  }

  private String fine(String... arguments) throws IOException, InterruptedException {
    String output = amtool(arguments);
    assertThat(output).startsWith("exit 0\n");
    return output
        .lines()
        .skip(1)
        .filter(line -> !line.startsWith("Warning: amtool version"))
        .collect(joining("\n", "", "\n"));
  }

  @Test
  void addsAndQueriesAlerts() throws Exception {
    fine("alert", "add", "alertname=Down", "bot=alpha", "--annotation=summary=gone");
    fine("alert", "add", "alertname=Up", "bot=beta");

    assertThat(fine("alert", "query")).contains("Down", "Up", "gone", "active");
    assertThat(fine("alert", "query", "bot=alpha")).contains("Down").doesNotContain("Up");
    assertThat(fine("alert", "query", "--receiver=page")).doesNotContain("Down");
    fine("alert", "add", "alertname=Loss", "bot=beta", "severity=critical");
    assertThat(fine("alert", "query", "--receiver=page")).contains("Loss");
    assertThat(fine("alert", "query")).doesNotContain("Up");
    assertThat(fine("alert", "query", "--inhibited")).contains("Up").doesNotContain("Down");
    fine("alert", "add", "Short", "--end=2000-01-01T00:00:00Z", "--start=1999-01-01T00:00:00Z");
    assertThat(fine("alert", "query")).doesNotContain("Short");
    assertThat(amtool("alert", "query", "a=b", "bot=~(")).startsWith("exit 1");
    assertThat(fine("-o", "json", "alert", "query", "alertname=~D.*")).contains("\"alpha\"");
    assertThat(fine("-o", "extended", "alert")).contains("bot=\"alpha\"");
  }

  @Test
  void addsUpdatesImportsAndExpiresSilences() throws Exception {
    String id = fine("silence", "add", "alertname=Down", "--comment=c", "--author=me").strip();

    assertThat(fine("silence", "query")).contains(id, "alertname=\"Down\"", "me");
    fine("alert", "add", "alertname=Down");
    assertThat(fine("alert", "query")).doesNotContain("Down");
    assertThat(fine("alert", "query", "--silenced")).contains("suppressed");
    String updated = fine("silence", "update", "--duration=2h", "--comment=d", id);
    assertThat(updated).contains("d");
    String exported = fine("-o", "json", "silence", "query");
    Path file = Files.writeString(folder.resolve("silences.json"), exported);
    fine("silence", "expire", id);
    assertThat(fine("silence", "query")).doesNotContain(id);
    assertThat(fine("silence", "query", "--expired")).contains(id);
    assertThat(fine("silence", "import", "--force", file.toString())).isNotBlank();
    assertThat(fine("silence", "query")).contains("alertname=\"Down\"");
    assertThat(amtool("silence", "expire", "2a0a0f9e-1111-4111-8111-111111111111"))
        .startsWith("exit 1");
  }

  @Test
  void importsSilencesAndSaysWhichItCannot() throws Exception {
    String good = silence("good", "2090-01-01T00:00:00Z");
    String over = silence("over", "2000-01-02T00:00:00Z");

    assertThat(fine("silence", "import", file("[%s,%s]".formatted(good, good)))).isNotBlank();
    assertThat(fine("silence", "query", "alertname=good").lines()).hasSize(3);
    assertThat(amtool("silence", "import", file("nothing of JSON"))).startsWith("exit 1");
    assertThat(amtool("silence", "import", file("[%s]".formatted(over)))).startsWith("exit 1");
    String partly = amtool("silence", "import", file("[%s,%s]".formatted(over, good)));
    assertThat(partly).startsWith("exit 1").contains("end time");
    assertThat(fine("silence", "query", "alertname=good").lines()).hasSize(4);
    assertThat(fine("silence", "query", "-q", "alertname=over")).isBlank();
  }

  private static String silence(String name, String end) {
    return """
    {"matchers":[{"name":"alertname","value":"%s","isRegex":false,"isEqual":true}],
     "startsAt":"2000-01-01T00:00:00Z","endsAt":"%s","createdBy":"me","comment":"c"}
    """
        .formatted(name, end);
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "silences", ".json"), text).toString();
  }

  @Test
  void showsTheConfigurationAndItsRoutes() throws Exception {
    assertThat(fine("config", "show")).contains("<secret>", "receiver: all").doesNotContain("hush");
    assertThat(fine("config", "routes", "show")).contains("severity=\"critical\"", "page");
    assertThat(fine("config", "routes", "test", "severity=critical").strip()).isEqualTo("page");
    assertThat(fine("config", "routes", "test", "--verify.receivers=all", "severity=info").strip())
        .isEqualTo("all");
    assertThat(fine("config", "routes", "test", "--tree", "severity=critical")).contains("page");
    assertThat(amtool("config", "routes", "test", "--verify.receivers=page", "severity=info"))
        .startsWith("exit 1");
    assertThat(fine("--version")).contains("amtool, version");
  }

  @Test
  void findsUsBelowAPrefix() throws Exception {
    try (RunningRouter below =
        new RunningRouter(
            Files.createDirectory(folder.resolve("below")),
            CONFIG,
            false,
            new ApiLimits("/foo", 0))) {
      String url = "--alertmanager.url=" + below.uri() + "/foo";

      assertThat(Peers.run("amtool", url, "alert", "add", "Down")).startsWith("exit 0");
      assertThat(Peers.run("amtool", url, "alert", "query")).contains("Down");
    }
  }

  @Test
  void showsTheClusterAndChecksFiles() throws Exception {
    assertThat(fine("cluster", "show")).contains("disabled");
    assertThat(fine("check-config", running.file().toString())).contains("SUCCESS");
  }

  @Test
  void rendersTemplates() throws Exception {
    Path template =
        Files.writeString(folder.resolve("t.tmpl"), "{{ define \"t\" }}{{ .Status }}{{ end }}");

    assertThat(
            fine(
                "template",
                "render",
                "--template.glob=" + template,
                "--template.text={{ template \"t\" . }}"))
        .contains("alertstatus");
  }
}
