package io.freqwatch.alertmanager.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks;
import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The paths that Alertmanager does not have, over HTTP. */
class OwnApiTest {
  private static final String OWN = "/api/freqwatch/v1";
  private static final String[][] FOREIGN = {
    {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "http://evil"}
  };
  private static final String CONFIG =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1h}
      receivers: [{name: a, webhook_configs: [{url: '%s'}]}]
      """;

  @TempDir private Path folder;
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private HttpServer peer;
  private RunningRouter running;

  @BeforeEach
  void start() throws IOException {
    peer = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), _ -> Response.error(404, "gone"));
    running = new RunningRouter(folder, CONFIG.formatted(peer.uri()), false);
    fire("{\"alertname\":\"A\",\"bot\":\"<alpha>\"}");
  }

  @AfterEach
  void stop() {
    running.close();
    peer.close();
    fetcher.close();
  }

  private void fire(String labels) {
    post("/api/v2/alerts", "[{\"labels\":" + labels + "}]", "application/json");
  }

  private URI uri(String path) {
    return URI.create(running.uri() + path);
  }

  private HttpAnswer get(String path) {
    return fetcher.fetch(HttpCall.get(uri(path)));
  }

  private HttpAnswer post(String path, String body, String type) {
    return fetcher.fetch(HttpCall.post(uri(path), type, body.getBytes(UTF_8)));
  }

  private HttpCall delete(String path) {
    return HttpCall.of("DELETE", uri(OWN + path), new byte[0]);
  }

  private HttpAnswer acknowledge(String body) {
    return post(OWN + "/acknowledgements", body, "application/json");
  }

  private JsonNode json(String path) {
    HttpAnswer answer = get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private JsonNode alert() {
    return json("/api/v2/alerts").get(0);
  }

  private String link() {
    JsonNode alert = alert();
    return RunningRouter.LINKS.path(
        new AcknowledgeLinks.Episode(
            OwnApi.fingerprint(alert.path("fingerprint").asString()),
            Instant.parse(alert.path("startsAt").asString())));
  }

  @Test
  void anAlertIsAcknowledgedListedAndReleased() {
    String fingerprint = alert().path("fingerprint").asString();
    HttpAnswer made =
        acknowledge("{\"fingerprint\":\"" + fingerprint + "\",\"createdBy\":\"ann\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    String id = Json.parse(made.body()).path("silenceID").asString();

    JsonNode listed = json(OWN + "/acknowledgements").get(0);
    assertThat(listed.path("fingerprint").asString()).isEqualTo(fingerprint);
    assertThat(listed.path("labels").path("bot").asString()).isEqualTo("<alpha>");
    assertThat(alert().path("status").path("silencedBy").get(0).asString()).isEqualTo(id);

    HttpCall release = delete("/acknowledgements/" + id);
    assertThat(fetcher.fetch(release).status()).isEqualTo(200);
    assertThat(json(OWN + "/acknowledgements")).isEmpty();
    assertThat(alert().path("status").path("state").asString()).isEqualTo("active");
  }

  @Test
  void anAlertIsFoundByItsLabelsToo() {
    assertThat(acknowledge("{\"labels\":{\"alertname\":\"A\",\"bot\":\"<alpha>\"}}").status())
        .isEqualTo(200);
  }

  @Test
  void whatIsNotThereOrNotWellFormedIsRefused() {
    assertThat(acknowledge("{\"fingerprint\":\"0000000000000001\"}").status()).isEqualTo(404);
    assertThat(acknowledge("{\"fingerprint\":\"x\"}").text()).contains("16 hexadecimal digits");
    assertThat(acknowledge("{\"labels\":{\"alertname\":\"A\"},\"longest\":\"soon\"}").status())
        .isEqualTo(400);
    HttpCall release = delete("/acknowledgements/none");
    assertThat(fetcher.fetch(release).status()).isEqualTo(404);
  }

  @Test
  void aLinkAsksFirstAndActsWhenItIsConfirmed() {
    HttpAnswer asked = get(link());

    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text()).contains("<form method=\"post\">").contains("&lt;alpha&gt;");
    assertThat(asked.header("Referrer-Policy")).contains("no-referrer");
    assertThat(json(OWN + "/acknowledgements")).isEmpty();

    HttpAnswer done = post(link(), "by=bob", "application/x-www-form-urlencoded");
    assertThat(done.status()).isEqualTo(200);
    assertThat(json(OWN + "/acknowledgements").get(0).path("createdBy").asString())
        .isEqualTo("bob");
  }

  @Test
  void aForgedLinkDoesNothing() {
    String forged = link().replaceFirst("signature=.", "signature=_");

    assertThat(get(forged).status()).isEqualTo(403);
    assertThat(post(forged, "", "application/x-www-form-urlencoded").status()).isEqualTo(403);
    assertThat(get("/acknowledge").status()).isEqualTo(403);
    assertThat(json(OWN + "/acknowledgements")).isEmpty();
  }

  @Test
  void theHistoryIsFilteredAndRead() {
    fire("{\"alertname\":\"B\"}");
    acknowledge("{\"labels\":{\"alertname\":\"B\"},\"createdBy\":\"ann\",\"comment\":\"c\"}");

    JsonNode first = json(OWN + "/history?limit=2");
    assertThat(first.path("events").get(0).path("kind").asString()).isEqualTo("acknowledged");
    assertThat(first.path("events").get(0).path("text").asString()).isEqualTo("by ann: c");
    JsonNode rest = json(OWN + "/history?limit=2&before=" + first.path("next").asLong());
    assertThat(rest.path("events")).hasSize(1);
    assertThat(rest.path("next").isMissingNode()).isTrue();
    assertThat(json(OWN + "/history?kind=fired&filter=alertname%3D%22B%22").path("events"))
        .hasSize(1);
    assertThat(
            json(OWN + "/history?fingerprint=" + alert().path("fingerprint").asString())
                .path("events"))
        .isNotEmpty();
    assertThat(json(OWN + "/history?from=2090-01-01T00:00:00Z").path("events")).isEmpty();
    assertThat(get(OWN + "/history?kind=x").status()).isEqualTo(400);
    assertThat(get(OWN + "/history?limit=0").status()).isEqualTo(400);
  }

  @Test
  void anAlertIsExplained() {
    String fingerprint = alert().path("fingerprint").asString();
    acknowledge("{\"fingerprint\":\"" + fingerprint + "\"}");

    JsonNode why = json(OWN + "/explain?fingerprint=" + fingerprint);
    assertThat(why.path("state").asString()).isEqualTo("firing");
    assertThat(why.path("silences").get(0).path("acknowledgement").asBoolean()).isTrue();
    JsonNode route = why.path("routes").get(0);
    assertThat(route.path("receiver").asString()).isEqualTo("a");
    assertThat(route.path("groupWait").asString()).isEqualTo("1h");
    assertThat(route.path("nextLook").asString()).isNotEmpty();
    JsonNode integration = route.path("integrations").get(0);
    assertThat(integration.path("integration").asString()).isEqualTo("webhook[0]");
    assertThat(integration.path("why").asString()).contains("held back");

    JsonNode unknown = json(OWN + "/explain?labels=%7Balertname%3D%22Z%22%7D");
    assertThat(unknown.path("state").asString()).isEqualTo("unknown");
    assertThat(get(OWN + "/explain").status()).isEqualTo(400);
    assertThat(get(OWN + "/explain?labels=a%3D~b").status()).isEqualTo(400);
    assertThat(get(OWN + "/explain?fingerprint=0000000000000001").status()).isEqualTo(404);
  }

  @Test
  void routesShowTheTimesThatHold() {
    JsonNode tree = json(OWN + "/routes");

    assertThat(tree.path("route").path("effectiveRepeat").asString()).isEqualTo("4h");
    assertThat(tree.path("route").path("groups").get(0).path("alerts").asInt()).isEqualTo(1);
    assertThat(tree.path("remarks").get(0).asString()).contains("slowest");
    assertThat(json(OWN + "/outbox")).isEmpty();
  }

  @Test
  void aReceiverIsTriedDryAndLive() {
    JsonNode dry = Json.parse(test("{\"annotations\":{\"summary\":\"hello\"}}").body());
    JsonNode shown = dry.path("integrations").get(0);
    assertThat(shown.path("outcome").asString()).isEqualTo("rendered");
    assertThat(shown.path("requests").get(0).path("body").asString()).contains("hello");
    assertThat(shown.path("requests").get(0).path("url").asString()).contains("<secret>");

    JsonNode live = Json.parse(test("{\"live\":true}").body()).path("integrations").get(0);
    assertThat(live.path("outcome").asString()).isEqualTo("rejected");
    assertThat(live.path("why").asString()).contains("answered 404");

    JsonNode other = Json.parse(test("{\"integration\":\"email[0]\"}").body());
    assertThat(other.path("integrations")).isEmpty();
    assertThat(post(OWN + "/receivers/none/test", "{}", "application/json").status())
        .isEqualTo(404);
  }

  private HttpAnswer test(String body) {
    return post(OWN + "/receivers/a/test", body, "application/json");
  }

  @Test
  void noPageOfAnotherOriginChangesAnything() {
    for (String path : List.of("/api/v2/silences", OWN + "/acknowledgements", "/-/reload")) {
      for (String[] header : FOREIGN) {
        HttpCall call =
            HttpCall.post(uri(path), "application/json", new byte[0])
                .withHeader(header[0], header[1]);
        assertThat(fetcher.fetch(call).status()).as(path + header[1]).isEqualTo(403);
      }
    }
    HttpCall test = HttpCall.post(uri(OWN + "/receivers/a/test"), "text/plain", new byte[0]);
    HttpCall foreign = test.withHeader("Sec-Fetch-Site", "cross-site");
    assertThat(fetcher.fetch(foreign).status()).isEqualTo(403);
    HttpCall own = test.withHeader("Sec-Fetch-Site", "same-origin");
    assertThat(fetcher.fetch(own).status()).isEqualTo(200);
  }

  @Test
  void aSignedLinkIsGoodFromAnywhere() {
    HttpCall press =
        HttpCall.post(uri(link()), "application/x-www-form-urlencoded", "by=me".getBytes(UTF_8))
            .withHeader("Origin", "null");

    assertThat(fetcher.fetch(press).status()).isEqualTo(200);
  }
}
