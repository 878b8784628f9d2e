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
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The router is killed in the middle of its work, again and again: what it answered for with 200 is
 * told or kept, and each kill costs one duplicate at most.
 */
@Tag("conformance")
class KillConformanceTest {
  private static final int KILLS = 12;
  private static final Clock CLOCK = Clock.system();

  @TempDir private Path folder;
  private final HttpFetcher fetcher = new HttpFetcher(CLOCK);
  private final Map<String, String> told = Collections.synchronizedMap(new HashMap<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
  private final List<String> silences = new ArrayList<>();
  private final HttpServer receiver =
      HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), this::hear);

  @AfterEach
  void stop() {
    receiver.close();
    fetcher.close();
  }

  private Response hear(Request request) throws IOException {
    for (JsonNode alert : Json.parse(request.body()).path("alerts")) {
      String n = alert.path("labels").path("n").asString();
      String status = alert.path("status").asString();
      told.put(n, status);
      messages.add(n + " " + status);
    }
    keys.add(request.header("Idempotency-Key").orElse(""));
    return Response.status(200);
  }

  @Test
  @Timeout(180)
  void nothingThatWasAnsweredForIsLost() throws Exception {
    Files.writeString(
        folder.resolve("config.yml"),
        """
        route: {receiver: a, group_by: [n], group_wait: 50ms, group_interval: 200ms}
        receivers: [{name: a, webhook_configs: [{url: '%s'}]}]
        """
            .formatted(receiver.uri()));
    SplittableRandom random = new SplittableRandom(1);
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < KILLS; i++) {
      try (RouterProcess router = new RouterProcess(folder)) {
        post(router.uri(), "/api/v2/alerts", alert("f" + i, "2090"));
        post(router.uri(), "/api/v2/alerts", alert("r" + i, "2090"));
        expected.put("f" + i, "firing");
        if (i > 0 && "firing".equals(told.get("r" + (i - 1)))) {
          post(router.uri(), "/api/v2/alerts", alert("r" + (i - 1), "2026"));
          expected.put("r" + (i - 1), "resolved");
        }
        HttpAnswer silence = post(router.uri(), "/api/v2/silences", silence(i));
        silences.add(Json.parse(silence.body()).path("silenceID").asString());
        CLOCK.sleep(Duration.ofMillis(random.nextInt(300)));
        router.kill();
      }
    }

    try (RouterProcess router = new RouterProcess(folder)) {
      awaitTold(expected);
      for (String id : silences) {
        URI uri = router.uri().resolve("/api/v2/silence/" + id);
        assertThat(fetcher.fetch(HttpCall.get(uri)).status()).isEqualTo(200);
      }
    }
    assertThat(told).containsAllEntriesOf(expected);
    assertThat(duplicates(keys)).isLessThanOrEqualTo(KILLS);
    assertThat(duplicates(messages)).as(messages.toString()).isLessThanOrEqualTo(KILLS);
  }

  private static long duplicates(List<String> all) {
    return all.size() - all.stream().distinct().count();
  }

  private HttpAnswer post(URI router, String path, String body) {
    HttpAnswer answer =
        fetcher.fetch(
            HttpCall.post(router.resolve(path), "application/json", body.getBytes(UTF_8)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static String alert(String n, String endYear) {
    return """
    [{"labels":{"alertname":"A","n":"%s"},"startsAt":"2026-01-01T00:00:00Z",
      "endsAt":"%s-01-02T00:00:00Z"}]
    """
        .formatted(n, endYear);
  }

  private static String silence(int i) {
    return """
    {"matchers":[{"name":"nobody","value":"%d","isRegex":false}],
     "startsAt":"2026-01-01T00:00:00Z","endsAt":"2090-01-01T00:00:00Z",
     "createdBy":"me","comment":"c"}
    """
        .formatted(i);
  }

  private void awaitTold(Map<String, String> expected) throws InterruptedException {
    for (int i = 0; i < 300 && !told.entrySet().containsAll(expected.entrySet()); i++) {
      CLOCK.sleep(Duration.ofMillis(100));
    }
  }
}
