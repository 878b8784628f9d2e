package io.freqwatch.alertmanager.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same alerts, silences and reloads at the same moments for the real Alertmanager and for us in
 * strict mode: their webhooks tell the same, word for word.
 */
@Tag("conformance")
class DifferentialConformanceTest {
  private static final String CONFIG =
      """
      route:
        receiver: all
        group_by: [alertname]
        group_wait: 1s
        group_interval: 3s
        repeat_interval: 5s
        routes:
          - {matchers: [severity=critical], receiver: page, continue: true}
          - {matchers: ['team=~"x|y"'], group_by: ['...'], receiver: 'team (x)'}
          - {matchers: [severity=critical], receiver: all}
      inhibit_rules:
        - {source_matchers: [severity=critical], target_matchers: [severity=warning], equal: [bot]}
      receivers:
        - {name: all, webhook_configs: [{url: 'BASE/all'}]}
        - {name: page, webhook_configs: [{url: 'BASE/page', send_resolved: false, max_alerts: 1}]}
        - {name: 'team (x)', webhook_configs: [{url: 'BASE/team'}]}
      """;

  @TempDir private Path folder;
  private final Clock clock = Clock.system();
  private final HttpFetcher fetcher = new HttpFetcher(clock);
  private final Map<String, List<String>> heard = Collections.synchronizedMap(new TreeMap<>());
  private HttpServer receivers;
  private RealAlertmanager real;
  private RunningRouter ours;
  private Instant begin;

  @BeforeEach
  void start() throws Exception {
    receivers =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            new Router().post("/{who}/{receiver}", this::hear));
    real = new RealAlertmanager(folder, config("real"), fetcher);
    ours = new RunningRouter(Files.createDirectory(folder.resolve("o")), config("ours"), true);
    begin = clock.now();
  }

  @AfterEach
  void stop() {
    if (ours != null) {
      ours.close();
    }
    if (real != null) {
      real.close();
    }
    receivers.close();
    fetcher.close();
  }

  private String config(String who) {
    return CONFIG.replace("BASE", receivers.uri() + "/" + who);
  }

  private Response hear(Request request) throws IOException {
    ObjectNode message = (ObjectNode) Json.parse(request.body());
    message.remove("externalURL");
    message.remove("routeLabels"); // came with 0.34
    String key = request.pathParameter("who") + " " + request.pathParameter("receiver");
    heard
        .computeIfAbsent(key, _ -> Collections.synchronizedList(new ArrayList<>()))
        .add(sorted(message).toString());
    return Response.status(200);
  }

  /** Objects in the order of their names, which JSON leaves open. */
  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      var list = Json.array();
      node.forEach(item -> list.add(sorted(item)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = Json.object();
    Map<String, JsonNode> entries = new TreeMap<>();
    node.properties().forEach(entry -> entries.put(entry.getKey(), sorted(entry.getValue())));
    entries.forEach(object::set);
    return object;
  }

  private void at(double seconds) throws InterruptedException {
    Instant due = begin.plusMillis((long) (seconds * 1000));
    clock.sleep(Duration.between(clock.now(), due));
  }

  private void both(String method, String path, String body) {
    for (URI each : List.of(real.uri(), ours.uri())) {
      HttpCall call =
          HttpCall.of(method, each.resolve(path), body.getBytes(UTF_8))
              .withHeader("Content-Type", "application/json");
      HttpAnswer answer = fetcher.fetch(call);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }

  /** An alert that began and ends at these seconds of the play. */
  private String alert(String labels, int starts, double ends) {
    return """
    {"labels":{%s},"annotations":{"from":"%d","empty":""},"generatorURL":"http://g/?a=b&c",
     "startsAt":"%s","endsAt":"%s"}\
    """
        .formatted(labels, starts, time(starts), time(ends));
  }

  private String time(double seconds) {
    return begin.plusMillis((long) (seconds * 1000)).toString();
  }

  private void report(String... alerts) {
    both("POST", "/api/v2/alerts", "[" + String.join(",", alerts) + "]");
  }

  private void silence(String name, String value, double from, double to) {
    both(
        "POST",
        "/api/v2/silences",
        """
        {"matchers":[{"name":"%s","value":"%s","isRegex":false}],"startsAt":"%s","endsAt":"%s",
         "createdBy":"me","comment":"c"}
        """
            .formatted(name, value, time(from), time(to)));
  }

  @Test
  @Timeout(120)
  void bothTellTheSame() throws Exception {
    String a1 = "\"alertname\":\"A\",\"n\":\"1\",\"job\":\"j\"";
    String a2 = "\"alertname\":\"A\",\"n\":\"2\"";
    String a3 = "\"alertname\":\"A\",\"n\":\"3\",\"zz\":\"ü <&>\"";
    String critical = "\"alertname\":\"C\",\"severity\":\"critical\",\"bot\":\"x\",\"team\":\"x\"";
    String other = "\"alertname\":\"C\",\"severity\":\"critical\",\"bot\":\"y\"";
    String warning = "\"alertname\":\"W\",\"severity\":\"warning\",\"bot\":\"x\"";
    report(alert(a1, 0, 90), alert(a2, 0, 90));
    at(2.5);
    report(alert(a3, 1, 90), alert(critical, 2, 90), alert(other, 2, 90));
    at(5.5);
    silence("n", "1", 5.5, 12.5);
    report(alert(a2, 0, 5.2));
    at(6.1);
    report(alert(warning, 6, 90));
    at(8.5);
    report(alert(a1, 0, 8.2), alert(a3, 1, 8.2));
    at(11.2);
    report(alert(critical, 2, 11));
    at(14.5);
    report(alert(a1, 14, 90));
    at(17.6);
    both("POST", "/-/reload", "");
    at(22.2);
    report(alert(a1, 14, 22), alert(other, 2, 22), alert(warning, 6, 22));
    at(27);

    for (String receiver : List.of("all", "page", "team")) {
      List<String> expected = heard.getOrDefault("real " + receiver, List.of());
      assertThat(expected).as(receiver).isNotEmpty();
      assertThat(heard.getOrDefault("ours " + receiver, List.of()))
          .as(receiver)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
