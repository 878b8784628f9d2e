package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiltersTest {
  private final Handler handler =
      new Router()
          .get("/", _ -> Response.text("fine"))
          .behind(new SecurityHeaders(), new HostGuard(List.of("Bots.Example")));
  private final HttpServer server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), handler);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersNamesOfThisMachineWithAnyPort() throws Exception {
    for (String host : List.of("localhost:3000", "127.0.0.1", "[::1]:1", "LOCALHOST")) {
      assertThat(answerTo(host)).as(host).startsWith("HTTP/1.1 200");
    }
    assertThat(answerTo("bots.example:3000")).startsWith("HTTP/1.1 200");
  }

  @Test
  void refusesNamesOfStrangers() throws Exception {
    for (String host :
        List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example")) {
      assertThat(answerTo(host)).as(host).startsWith("HTTP/1.1 421").contains(host);
    }
  }

  @Test
  void sendsSecurityHeadersWithEveryAnswer() throws Exception {
    for (String host : List.of("localhost", "evil.example")) {
      assertThat(answerTo(host))
          .contains("Content-Security-Policy: default-src 'self'")
          .contains("frame-ancestors 'none'")
          .contains("X-Content-Type-Options: nosniff")
          .contains("Cross-Origin-Opener-Policy: same-origin");
    }
  }

  @Test
  void knowsLoopbackAddresses() {
    assertThat(List.of("localhost", "127.0.0.1", "::1")).allMatch(HostGuard::isLoopback);
    assertThat(List.of("0.0.0.0", "::", "192.168.1.2")).noneMatch(HostGuard::isLoopback);
  }

  private String answerTo(String host) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      return client.readAll();
    }
  }
}
