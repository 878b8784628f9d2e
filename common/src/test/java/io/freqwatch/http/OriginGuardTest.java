package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OriginGuardTest {
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router()
              .get("/", _ -> Response.text("read"))
              .post("/", _ -> Response.text("done"))
              .behind(new OriginGuard()));
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());

  @AfterEach
  void stop() {
    fetcher.close();
    server.close();
  }

  private int post(String origin) {
    HttpCall call = HttpCall.post(server.uri(), "application/json", "{}".getBytes(UTF_8));
    return fetcher.fetch(origin.isEmpty() ? call : call.withHeader("Origin", origin)).status();
  }

  @Test
  void takesWhatProgramsAndPagesOfOursSend() {
    assertThat(post("")).isEqualTo(200);
    assertThat(post("http://127.0.0.1:" + server.uri().getPort())).isEqualTo(200);
  }

  @Test
  void refusesWhatPagesOfOthersSend() {
    assertThat(post("http://evil.example")).isEqualTo(403);
    assertThat(post("null")).isEqualTo(403);
    assertThat(post("http://127.0.0.1:1")).isEqualTo(403);
    assertThat(post("http://127.0.0.1:" + server.uri().getPort() + ".evil.example")).isEqualTo(403);
  }

  @Test
  void letsEverybodyRead() {
    HttpCall call = HttpCall.get(server.uri()).withHeader("Origin", "http://evil.example");

    assertThat(fetcher.fetch(call).status()).isEqualTo(200);
  }
}
