package io.freqwatch.alertmanager.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole API below {@code /foo}, as with {@code --web.route-prefix}. */
class ApiLimitsTest {
  private static final String CONFIG =
      """
      route: {receiver: a}
      receivers: [{name: a}]
      """;

  @TempDir private Path folder;
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private RunningRouter running;

  @BeforeEach
  void start() throws IOException {
    running = new RunningRouter(folder, CONFIG, false, new ApiLimits("/foo", 0));
  }

  @AfterEach
  void stop() {
    running.close();
    fetcher.close();
  }

  private int get(String path) {
    return fetcher.fetch(HttpCall.get(URI.create(running.uri() + path))).status();
  }

  @Test
  void allPathsBeginWithThePrefix() {
    assertThat(get("/foo/-/healthy")).isEqualTo(200);
    assertThat(get("/foo/-/ready")).isEqualTo(200);
    assertThat(get("/foo/metrics")).isEqualTo(200);
    assertThat(get("/foo/api/v2/status")).isEqualTo(200);
    assertThat(get("/foo/api/freqwatch/v1/history")).isEqualTo(200);
    assertThat(get("/api/v2/status")).isEqualTo(404);
    assertThat(get("/foo/api/v2/nothing")).isEqualTo(404);
  }

  @Test
  void everyFilterOfSeveralHasToBeMet() {
    report("{\"alertname\":\"A\",\"bot\":\"x\"}", "{\"alertname\":\"A\",\"bot\":\"y\"}");

    assertThat(found("?filter=alertname=A")).isEqualTo(2);
    assertThat(found("?filter=alertname=A&filter=bot=x")).isEqualTo(1);
    assertThat(found("?filter=alertname=B&filter=bot=x")).isZero();
  }

  private void report(String... labels) {
    String body = "[{\"labels\":" + String.join("},{\"labels\":", labels) + "}]";
    URI uri = URI.create(running.uri() + "/foo/api/v2/alerts");
    HttpCall call = HttpCall.post(uri, "application/json", body.getBytes(UTF_8));
    assertThat(fetcher.fetch(call).status()).isEqualTo(200);
  }

  private int found(String query) {
    URI uri = URI.create(running.uri() + "/foo/api/v2/alerts" + query);
    return Json.parse(fetcher.fetch(HttpCall.get(uri)).body()).size();
  }
}
