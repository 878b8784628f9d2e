package io.freqwatch.alertmanager.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AlertmanagerApiTest {
  private static final String CONFIG =
      """
      route:
        receiver: a
        group_by: [alertname]
        routes: [{matchers: [x=y], receiver: b, labels: {team: z}}]
      receivers: [{name: a}, {name: b, labels: {kind: page}}]
      inhibit_rules: [{source_matchers: [s=critical], target_matchers: [s=warning]}]
      """;
  private static final String SILENCE =
      """
      {"matchers":[{"name":"alertname","value":"A","isRegex":false}],
       "startsAt":"2026-01-01T00:00:00Z","endsAt":"2090-01-01T00:00:00Z",
       "createdBy":"me","comment":"c","annotations":{"k":"v"}}
      """;

  @TempDir private Path folder;
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private RunningRouter running;

  @BeforeEach
  void start() throws IOException {
    running = new RunningRouter(folder, CONFIG, false);
  }

  @AfterEach
  void stop() {
    running.close();
    fetcher.close();
  }

  private HttpAnswer get(String path) {
    return fetcher.fetch(HttpCall.get(uri(path)));
  }

  private HttpAnswer post(String path, String body) {
    return fetcher.fetch(HttpCall.post(uri(path), "application/json", body.getBytes(UTF_8)));
  }

  private URI uri(String path) {
    return URI.create(running.uri() + path.replace(" ", "%20").replace("\"", "%22"));
  }

  private JsonNode json(String path) {
    HttpAnswer answer = get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private void report(String... labels) {
    for (String each : labels) {
      assertThat(post("/api/v2/alerts", "[{\"labels\":" + each + "}]").status()).isEqualTo(200);
    }
  }

  @Test
  void listsWhatWasReported() {
    String alert =
        """
        [{"labels":{"alertname":"A","empty":""},"annotations":{"empty":""},
          "generatorURL":"http://g/","startsAt":"2026-01-01T02:00:00+02:00",
          "endsAt":"2090-01-01T00:00:00Z"}]
        """;

    assertThat(post("/api/v2/alerts", alert).status()).isEqualTo(200);

    JsonNode found = json("/api/v2/alerts").get(0);
    assertThat(found.path("labels").toString()).isEqualTo("{\"alertname\":\"A\"}");
    assertThat(found.path("annotations").toString()).isEqualTo("{\"empty\":\"\"}");
    assertThat(found.path("startsAt").asString()).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(found.path("endsAt").asString()).isEqualTo("2090-01-01T00:00:00.000Z");
    assertThat(found.path("generatorURL").asString()).isEqualTo("http://g/");
    assertThat(found.path("fingerprint").asString()).isEqualTo("d2c6efc389df0927");
    assertThat(found.path("receivers").toString()).isEqualTo("[{\"name\":\"a\"}]");
    assertThat(found.path("status").toString())
        .isEqualTo("{\"inhibitedBy\":[],\"mutedBy\":[],\"silencedBy\":[],\"state\":\"active\"}");
  }

  /** Bodies and answers as the real one was seen to give them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[{\"labels\":{}}] | 400 | \"at least one label pair required\"",
        "[{\"annotations\":{}}] | 422 | {\"code\":602,\"message\":\"0.labels in body is"
            + " required\"}",
        "[{\"labels\":{\"a\":\"b\"},\"generatorURL\":\"not a url\"}] | 422"
            + " | {\"code\":601,\"message\":\"0.generatorURL in body must be of type uri:"
            + " \\\"not a url\\\"\"}",
        "[{\"labels\":{\"a\":\"b\"},\"startsAt\":\"2026-01-02T00:00:00Z\","
            + "\"endsAt\":\"2026-01-01T00:00:00Z\"}] | 400"
            + " | \"start time must be before end time\"",
        "^^ | 422 | {\"code\":602,\"message\":\"alerts in body is required\"}",
      })
  void refusesInTheFormsOfAlertmanager(String body, int status, String expected) {
    HttpAnswer answer = post("/api/v2/alerts", body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).isEqualTo(expected);
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "xx",
        "[{\"labels\":{\"a\":1}}]",
        "[{\"labels\":{\"a\":\"b\"},\"endsAt\":\"x\"}]"
      })
  void aBodyOfAnotherFormIsABadRequest(String body) {
    HttpAnswer answer = post("/api/v2/alerts", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).startsWith("{\"code\":400,\"message\":\"parsing alerts body from");
  }

  @Test
  void theValidAlertsOfABadBatchAreKept() {
    HttpAnswer answer =
        post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"A\"}},{\"labels\":{}}]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(json("/api/v2/alerts")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v2/nope | 404 | {\"code\":404,\"message\":\"path /api/v2/nope was not found\"}",
        "/api/v2/silence/foo | 422 | {\"code\":601,\"message\":\"silenceID in path must be of type"
            + " uuid: \\\"foo\\\"\"}",
        "/api/v2/alerts?filter=x | 400 | \"bad matcher format: x\"",
        "/api/v2/alerts?receiver_matchers=x | 400 | \"failed to parse receiver_matchers param:"
            + " bad matcher format: x\"",
        "/-/healthy | 200 | OK",
        "/-/ready | 200 | OK",
      })
  void answersOtherPathsAsAlertmanagerDoes(String path, int status, String expected) {
    assertThat(get(path).status()).isEqualTo(status);
    assertThat(get(path).text()).isEqualTo(expected);
  }

  @Test
  void refusesOtherMethodsTypesAndVersions() {
    assertThat(fetcher.fetch(HttpCall.of("PUT", uri("/api/v2/alerts"), new byte[0])).status())
        .isEqualTo(405);
    assertThat(
            fetcher
                .fetch(HttpCall.post(uri("/api/v2/alerts"), "text/plain", "[]".getBytes(UTF_8)))
                .text())
        .contains("unsupported media type \\\"text/plain\\\"");
    assertThat(get("/api/v1/alerts").status()).isEqualTo(410);
  }

  @Test
  void aSilenceIsSeenAtOnce() {
    report("{\"alertname\":\"A\"}", "{\"alertname\":\"B\"}");
    HttpAnswer made = post("/api/v2/silences", SILENCE);
    String id = Json.parse(made.body()).path("silenceID").asString();

    JsonNode alert = json("/api/v2/alerts?filter=alertname=A").get(0);
    assertThat(alert.path("status").path("state").asString()).isEqualTo("suppressed");
    assertThat(alert.path("status").path("silencedBy").get(0).asString()).isEqualTo(id);
    assertThat(json("/api/v2/alerts?silenced=false")).hasSize(1);
    assertThat(json("/api/v2/alerts?active=maybe")).hasSize(1);
    JsonNode silence = json("/api/v2/silence/" + id);
    assertThat(silence.path("status").path("state").asString()).isEqualTo("active");
    assertThat(silence.path("matchers").toString())
        .isEqualTo("[{\"isEqual\":true,\"isRegex\":false,\"name\":\"alertname\",\"value\":\"A\"}]");
    assertThat(json("/api/v2/silences?filter=alertname=A")).hasSize(1);
    assertThat(json("/api/v2/silences?filter=alertname=B")).isEmpty();
    assertThat(json("/api/v2/silences?active=false")).isEmpty();

    assertThat(
            fetcher
                .fetch(HttpCall.of("DELETE", uri("/api/v2/silence/" + id), new byte[0]))
                .status())
        .isEqualTo(200);
    assertThat(json("/api/v2/silences").get(0).path("status").path("state").asString())
        .isEqualTo("expired");
  }

  @Test
  void aSilenceOutlivesARestart() throws IOException {
    post("/api/v2/silences", SILENCE);
    report("{\"alertname\":\"A\"}");

    running.close();
    running = new RunningRouter(folder, CONFIG, false);

    assertThat(json("/api/v2/silences")).hasSize(1);
    assertThat(json("/api/v2/alerts?active=false")).hasSize(1);
  }

  @Test
  void refusesSilencesInTheFormsOfAlertmanager() {
    assertThat(post("/api/v2/silences", SILENCE.replace("\"A\"", "\"\"")).status()).isEqualTo(400);
    assertThat(post("/api/v2/silences", SILENCE.replace("2090", "2025")).text())
        .isEqualTo("\"Failed to create silence: start time must be before end time\"");
    assertThat(post("/api/v2/silences", "{\"createdBy\":\"me\"}").text())
        .isEqualTo("{\"code\":602,\"message\":\"comment in body is required\"}");
    String unknown = "2a0a0f9e-1111-4111-8111-111111111111";
    assertThat(
            post("/api/v2/silences", SILENCE.replaceFirst("\\{", "{\"id\":\"" + unknown + "\","))
                .text())
        .isEqualTo("\"silence not found\"");
    HttpAnswer missing = get("/api/v2/silence/" + unknown);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).isEmpty();
  }

  @Test
  void showsGroupsByTheirLabels() {
    report(
        "{\"alertname\":\"B\",\"s\":\"critical\"}",
        "{\"alertname\":\"A\",\"s\":\"warning\",\"n\":\"1\"}",
        "{\"alertname\":\"A\",\"s\":\"info\"}",
        "{\"alertname\":\"A\",\"x\":\"y\"}");

    JsonNode groups = json("/api/v2/alerts/groups");

    assertThat(groups).hasSize(3);
    assertThat(groups.get(0).path("labels").toString()).isEqualTo("{\"alertname\":\"A\"}");
    assertThat(groups.get(0).path("alerts")).hasSize(2);
    assertThat(groups.get(1).path("receiver").path("name").asString()).isEqualTo("b");
    assertThat(groups.get(1).path("routeLabels").toString()).isEqualTo("{\"team\":\"z\"}");
    assertThat(json("/api/v2/alerts/groups?inhibited=false").get(0).path("alerts")).hasSize(1);
    assertThat(json("/api/v2/alerts/groups?receiver=b")).hasSize(1);
    assertThat(json("/api/v2/alerts?receiver_matchers=kind=page")).hasSize(1);
  }

  @Test
  void tellsItsStatusAndItsReceivers() {
    JsonNode status = json("/api/v2/status");

    assertThat(status.path("config").path("original").asString()).contains("group_by:");
    assertThat(status.path("versionInfo").path("version").asString()).isEqualTo("1.2.3");
    assertThat(status.path("cluster").path("status").asString()).isEqualTo("disabled");
    assertThat(json("/api/v2/receivers?receiver_matchers=kind=page").toString())
        .isEqualTo("[{\"labels\":{\"kind\":\"page\",\"name\":\"b\"},\"name\":\"b\"}]");
  }

  @Test
  void aReloadTakesEffectOrSaysWhyNot() throws IOException {
    Files.writeString(running.file(), "route: {receiver: nobody}");

    assertThat(post("/-/reload", "").status()).isEqualTo(500);
    assertThat(post("/-/reload", "").text()).contains("undefined receiver \"nobody\"");

    Files.writeString(running.file(), "route: {receiver: c}\nreceivers: [{name: c}]");

    assertThat(post("/-/reload", "").status()).isEqualTo(200);
    assertThat(json("/api/v2/receivers")).hasSize(1);
  }

  @Test
  void measuresItselfUnderTheUsualNames() {
    report("{\"alertname\":\"A\"}");

    assertThat(get("/metrics").text())
        .contains(
            "alertmanager_alerts_received_total{status=\"firing\",version=\"v2\"} 1",
            "alertmanager_alerts{state=\"active\"} 1",
            "alertmanager_silences{state=\"active\"} 0",
            "alertmanager_build_info{version=\"1.2.3\"} 1",
            "alertmanager_config_last_reload_successful 1");
  }

  @Test
  void aTimeThatOverflowsIsRefusedAndLeavesNothingBehind() throws IOException {
    String far = "+1000000000-12-31T23:59:59Z";
    String alerts =
        "[{\"labels\":{\"alertname\":\"A\"},\"startsAt\":\""
            + far
            + "\",\"endsAt\":\""
            + far
            + "\"}]";

    assertThat(post("/api/v2/alerts", alerts).status()).isEqualTo(400);
    assertThat(post("/api/v2/silences", SILENCE.replace("2090-01-01T00:00:00Z", far)).status())
        .isEqualTo(400);
    running.close();
    running = new RunningRouter(folder, CONFIG, false);
    assertThat(Json.parse(get("/api/v2/alerts").body())).isEmpty();
  }

  @Test
  void hasEveryFamilyThatAnAlertmanagerWithoutPeersShowsOnDashboards() {
    report("{\"alertname\":\"A\"}");
    json("/api/v2/alerts");

    assertThat(get("/metrics").text().lines().filter(line -> line.startsWith("# TYPE ")))
        .map(line -> line.split(" ")[2])
        .contains(
            "alertmanager_alerts",
            "alertmanager_alerts_invalid_total",
            "alertmanager_alerts_limited_total",
            "alertmanager_alerts_received_total",
            "alertmanager_build_info",
            "alertmanager_cluster_enabled",
            "alertmanager_config_hash",
            "alertmanager_config_last_reload_success_timestamp_seconds",
            "alertmanager_config_last_reload_successful",
            "alertmanager_dispatcher_aggregation_groups",
            "alertmanager_dispatcher_alert_processing_duration_seconds",
            "alertmanager_http_concurrency_limit_exceeded_total",
            "alertmanager_http_request_duration_seconds",
            "alertmanager_http_requests_in_flight",
            "alertmanager_inhibition_rules",
            "alertmanager_integrations",
            "alertmanager_marked_alerts",
            "alertmanager_nflog_maintenance_total",
            "alertmanager_nflog_queries_total",
            "alertmanager_nflog_query_errors_total",
            "alertmanager_notification_latency_seconds",
            "alertmanager_notification_requests_failed_total",
            "alertmanager_notification_requests_total",
            "alertmanager_notifications_failed_total",
            "alertmanager_notifications_suppressed_total",
            "alertmanager_notifications_total",
            "alertmanager_receivers",
            "alertmanager_silences",
            "alertmanager_silences_maintenance_total",
            "alertmanager_silences_queries_total",
            "alertmanager_silences_query_errors_total",
            "process_start_time_seconds");
    assertThat(get("/metrics").text())
        .contains(
            "alertmanager_http_request_duration_seconds_count{code=\"200\","
                + "handler=\"/api/v2/alerts\",method=\"get\"} 1",
            "alertmanager_notifications_suppressed_total{reason=\"inhibition\"} 0");
  }
}
