package io.freqwatch.alertmanager.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushPathsTest {
  private static final URI ENDPOINT = URI.create("https://push.example/a");

  @TempDir private Path folder;
  private final PushBrowser browser = new PushBrowser();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private HttpServer server;

  @BeforeEach
  void start() {
    server =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            new PushPaths(Map.of("phone", desk())).on(new Router()));
  }

  @AfterEach
  void stop() {
    server.close();
    fetcher.close();
  }

  private PushDesk desk() {
    return new PushDesk(folder.resolve("keys/webpush"), folder.resolve("browsers.json"));
  }

  private HttpAnswer ask(String method, String name, String body) {
    URI uri = URI.create(server.uri() + "/channels/" + name + "/browsers");
    HttpCall call = HttpCall.of(method, uri, body.getBytes(UTF_8));
    return fetcher.fetch(call.withHeader("Content-Type", "application/json"));
  }

  private String subscription(URI endpoint) {
    return browser.subscribed(endpoint).json().toString();
  }

  @Test
  void aBrowserSubscribesAndLeavesAgain() throws IOException {
    assertThat(ask("POST", "phone", subscription(ENDPOINT)).status()).isEqualTo(201);
    assertThat(ask("POST", "phone", subscription(ENDPOINT)).text()).isEqualTo("{\"browsers\":1}");
    assertThat(desk().all()).containsExactly(browser.subscribed(ENDPOINT));
    String shown = ask("GET", "phone", "").text();
    assertThat(Json.parse(shown).path("publicKey").asString())
        .isEqualTo(desk().identity().publicKey());
    assertThat(shown).contains("\"browsers\":1").doesNotContain("push.example");

    String leaving = "{\"endpoint\":\"" + ENDPOINT + "\"}";
    assertThat(ask("DELETE", "phone", leaving).status()).isEqualTo(204);
    assertThat(ask("DELETE", "phone", leaving).status()).isEqualTo(404);
    assertThat(desk().all()).isEmpty();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/webpush"))))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsNoSubscriptionIsRefused() {
    assertThat(ask("POST", "nobody", "{}").status()).isEqualTo(404);
    assertThat(ask("POST", "phone", "{").status()).isEqualTo(400);
    assertThat(ask("POST", "phone", "{}").text()).contains("expected a key of 65 bytes");
    assertThat(ask("POST", "phone", "{\"endpoint\":\"%%\"}").status()).isEqualTo(400);
    assertThat(ask("POST", "phone", subscription(URI.create("http://127.0.0.1/"))).text())
        .contains("expected an https address");
    URI uri = URI.create(server.uri() + "/channels/phone/browsers");
    HttpCall plain = HttpCall.post(uri, "text/plain", subscription(ENDPOINT).getBytes(UTF_8));
    assertThat(fetcher.fetch(plain).status()).isEqualTo(400);
    assertThat(desk().all()).isEmpty();
  }

  @Test
  void onlySoManyBrowsersAreTaken() {
    PushDesk desk = desk();
    for (int i = 0; i < PushDesk.MOST; i++) {
      desk.add(browser.subscribed(ENDPOINT.resolve("/" + i)));
    }

    assertThatThrownBy(() -> desk.add(browser.subscribed(ENDPOINT)))
        .hasMessageContaining("expected at most 100");
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("browsers.json"), "[{}]");
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/webpush"), "{}");

    assertThatThrownBy(() -> desk().all()).hasMessageContaining("browsers.json is damaged");
    assertThatThrownBy(() -> desk().identity()).hasMessageContaining("webpush is damaged");
  }
}
