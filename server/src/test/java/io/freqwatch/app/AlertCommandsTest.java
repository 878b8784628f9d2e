package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.LimitOptions;
import io.freqwatch.config.ListenerOptions;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code freqwatch alert} and {@code freqwatch silence} against a running alert router. */
class AlertCommandsTest {
  private static final Clock CLOCK = Clock.system();

  @TempDir private Path folder;
  private final RunGroup group = new RunGroup();
  private final HttpFetcher fetcher = new HttpFetcher(CLOCK);
  private String server = "";

  @BeforeEach
  void start() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route:
              receiver: all
              routes: [{matchers: [severity=critical], receiver: page, group_interval: 1m}]
            receivers:
              - {name: all}
              - {name: page, webhook_configs: [{url: 'http://127.0.0.1:1'}]}
            """);
    FreqwatchOptions options =
        new FreqwatchOptions(
            folder.resolve("data"),
            ListenerOptions.ANY_PORTS,
            List.of(),
            MetricsOptions.DEFAULTS,
            new AlertingOptions(Optional.of(file), false, List.of()),
            LimitOptions.DEFAULTS,
            List.of(),
            List.of());
    AlertmanagerPart part =
        AlertmanagerPart.start(options, new HttpClients(fetcher, CLOCK), CLOCK, group)
            .orElseThrow();
    part.listen(new Ports(group));
    server = part.uri().toString();
  }

  @AfterEach
  void stop() {
    group.close();
    fetcher.close();
  }

  private CommandRun command() {
    return new CommandRun(folder).with("FREQWATCH_ALERTMANAGER", server).with("USER", "me");
  }

  private String fine(String... arguments) {
    CommandRun run = command();
    assertThat(run.run(arguments)).as(run.err()).isEqualTo(ExitCode.FINE);
    return run.out();
  }

  private String refused(int exitCode, String... arguments) {
    CommandRun run = command();
    assertThat(run.run(arguments)).as(run.out()).isEqualTo(exitCode);
    return run.err();
  }

  @Test
  void alertsAreAddedAndFound() {
    fine(
        "alert",
        "add",
        "Down",
        "bot=alpha",
        "severity=critical",
        "--annotation=summary=it is gone");
    fine("alert", "add", "alertname=Up", "bot=beta", "--end=2999-01-01T00:00:00Z");

    assertThat(fine("alert", "query"))
        .startsWith("ALERTNAME  BOT    STARTS AT")
        .contains("Down", "alpha", "it is gone", "active", "Up");
    assertThat(fine("alert", "query", "Down")).contains("alpha").doesNotContain("beta");
    assertThat(fine("alert", "query", "bot!=alpha")).contains("beta").doesNotContain("alpha");
    assertThat(fine("alert", "query", "-r", "page")).contains("alpha").doesNotContain("beta");
    assertThat(fine("alert", "query", "-o", "extended")).contains("bot=\"beta\"", "2999-01-01");
    JsonNode json = Json.parse(fine("alert", "query", "-o", "json", "alertname=~\"U.*\""));
    assertThat(json.get(0).path("labels").path("bot").asString()).isEqualTo("beta");
  }

  @Test
  void silencesAreMadeChangedAndEnded() {
    fine("alert", "add", "Down", "bot=alpha");
    String id = fine("silence", "add", "bot=~\"al.*\"", "-d", "2h", "-c", "an update").strip();

    assertThat(fine("silence", "query")).contains(id, "bot=~\"al.*\"", "me", "an update");
    assertThat(fine("alert", "query")).doesNotContain("alpha");
    assertThat(fine("alert", "query", "--silenced")).contains("alpha", "suppressed");
    assertThat(fine("silence", "query", "-q", "--within=3h").strip()).isEqualTo(id);
    assertThat(fine("silence", "query", "-q", "--within=1h")).isEmpty();
    assertThat(fine("silence", "query", "-q", "--created-by=you")).isEmpty();
    assertThat(fine("silence", "update", "-d", "30m", "-c", "nearly done", id).strip())
        .isEqualTo(id);
    assertThat(fine("silence", "query", "-q", "--within=1h").strip()).isEqualTo(id);
    fine("silence", "expire", id);
    assertThat(fine("silence", "query", "-q")).isEmpty();
    assertThat(fine("silence", "query", "--expired", "-o", "extended"))
        .contains(id, "expired", "nearly done");
  }

  @Test
  void silencesAreImportedButForThoseThatAreRefused() throws IOException {
    String id = fine("silence", "add", "bot=alpha", "-c", "c", "-a", "somebody").strip();
    Files.writeString(folder.resolve("s.json"), fine("silence", "query", "-o", "json"));

    assertThat(fine("silence", "import", "s.json").strip()).isEqualTo(id);
    String made = fine("silence", "import", "--force", "s.json").strip();
    assertThat(made).isNotEqualTo(id);
    assertThat(fine("silence", "query", "-q").lines()).containsExactlyInAnyOrder(id, made);

    Files.writeString(folder.resolve("half.json"), "[{\"comment\":\"no more than this\"}]");
    assertThat(refused(ExitCode.CHECK_FAILED, "silence", "import", "half.json"))
        .contains("createdBy in body is required", "1 of 1 silences were not imported");
    Files.writeString(folder.resolve("bad.json"), "{");
    assertThat(refused(ExitCode.WRONG_USE, "silence", "import", "bad.json"))
        .contains("expected a list of silences in JSON");
    assertThat(refused(ExitCode.WRONG_USE, "silence", "import", "none.json"))
        .contains("cannot be read");
  }

  /** One that lasts until 2200, as Alertmanager 0.33 writes it. */
  @Test
  void silencesAreImportedFromTheFileOfAnAlertmanager() throws IOException {
    byte[] file =
        HexFormat.of()
            .parseHex(
                "460a440a2435306431366338652d643463372d343032612d393338612d61623962633664353432633112"
                    + "061201781a01791a060880d9dbd90622060880b2f8841b4201624a0163");
    Files.write(folder.resolve("silences"), file);

    assertThat(fine("silence", "import", "silences").lines()).hasSize(1);
    assertThat(fine("silence", "query", "-o", "extended")).contains("x=\"y\"", "2200-01-01");
  }

  @Test
  void anAlertIsAcknowledgedUntilItEnds() {
    fine("alert", "add", "Down", "bot=alpha");

    assertThat(fine("alert", "ack", "Down", "-c", "on it")).contains("bot=\"alpha\"");
    assertThat(fine("alert", "query")).doesNotContain("alpha");
    assertThat(refused(ExitCode.CHECK_FAILED, "alert", "ack", "Down")).contains("no alert fires");
    assertThat(fine("alert", "history", "Down")).contains("acknowledged", "on it", "fired");
    assertThat(fine("alert", "history", "--kind=fired", "-o", "json")).doesNotContain("on it");
    assertThat(refused(ExitCode.CHECK_FAILED, "alert", "history", "--kind=lost"))
        .contains("expected one of");
  }

  @Test
  void itIsExplainedWhoIsToldAndWhy() {
    fine("alert", "add", "Down", "bot=alpha", "severity=critical");
    fine("silence", "add", "bot=alpha", "-c", "an update");

    assertThat(fine("alert", "explain", "Down"))
        .contains("alertname=\"Down\" bot=\"alpha\"", "fires since", "silenced by me until")
        .contains("an update", "to page", "webhook[0]", "looked at next");
    assertThat(fine("alert", "explain", "Down", "-o", "extended"))
        .contains("group {}", "waits 30s");
    assertThat(fine("alert", "explain", "Up", "bot=beta"))
        .contains("no such alert is known", "to all", "this receiver tells nobody");
    JsonNode json = Json.parse(fine("alert", "explain", "bot=~al.*", "-o", "json"));
    assertThat(json.get(0).path("state").asString()).isEqualTo("firing");
    assertThat(refused(ExitCode.CHECK_FAILED, "alert", "explain", "bot=~be.*"))
        .contains("no alert fires that meets these matchers");
    assertThat(refused(ExitCode.WRONG_USE, "alert", "explain")).contains("no matcher");
  }

  @Test
  void routesAreShownWithTheTimesThatHold() {
    fine("alert", "add", "Down", "severity=critical");

    assertThat(fine("alert", "routes"))
        .startsWith("ROUTE")
        .contains("  {severity=\"critical\"}", "page", "30s", "5m", "4h");
    assertThat(fine("alert", "routes", "-o", "json")).contains("\"groupInterval\" : \"1m\"");
    assertThat(fine("alert", "outbox")).startsWith("RECEIVER");
    assertThat(Json.parse(fine("alert", "outbox", "-o", "json"))).isEmpty();
  }

  @Test
  void aReceiverIsTriedWithOrWithoutSending() {
    assertThat(fine("alert", "test", "page", "--label=bot=alpha"))
        .contains("webhook[0]: rendered", "POST http://127.0.0.1:1", "\"bot\":\"alpha\"");
    CommandRun live = command();
    assertThat(live.run("alert", "test", "page", "--live")).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(live.out()).contains("webhook[0]: retry");
    assertThat(refused(ExitCode.CHECK_FAILED, "alert", "test", "nobody"))
        .contains("there is no receiver nobody");
    assertThat(refused(ExitCode.CHECK_FAILED, "alert", "test", "all"))
        .contains("no such integration");
    assertThat(refused(ExitCode.WRONG_USE, "alert", "test")).contains("no receiver");
    assertThat(refused(ExitCode.WRONG_USE, "alert", "test", "page", "--label=bot"))
        .contains("expected NAME=TEXT");
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(refused(ExitCode.WRONG_USE, "silence", "add", "bot=alpha")).contains("--comment");
    assertThat(refused(ExitCode.WRONG_USE, "silence", "add", "-c", "c")).contains("no matcher");
    assertThat(refused(ExitCode.WRONG_USE, "silence", "add", "bot=\"x", "-c", "c"))
        .contains("matcher bot=\"x");
    assertThat(refused(ExitCode.WRONG_USE, "silence", "add", "a=b", "-c", "c", "-d", "soon"))
        .contains("expected a duration such as 1h30m");
    assertThat(refused(ExitCode.WRONG_USE, "alert", "query", "-o", "xml"))
        .contains("expected simple, extended or json");
    assertThat(refused(ExitCode.WRONG_USE, "alert", "add", "bot!=a"))
        .contains("expected NAME=VALUE");
    assertThat(refused(ExitCode.WRONG_USE, "silence", "expire")).contains("no silence");
    assertThat(refused(ExitCode.CHECK_FAILED, "silence", "expire", "no-uuid"))
        .contains("must be of type uuid");
    assertThat(
            refused(
                ExitCode.CHECK_FAILED, "silence", "expire", "2a0a0f9e-1111-4111-8111-111111111111"))
        .contains("404");
    assertThat(
            refused(ExitCode.SERVER_NOT_REACHED, "alert", "query", "--server=http://127.0.0.1:1"))
        .contains("no alert router at http://127.0.0.1:1");
  }
}
