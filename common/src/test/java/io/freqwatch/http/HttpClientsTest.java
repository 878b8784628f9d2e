package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpClientsTest {
  @TempDir private Path folder;

  private final AtomicInteger tokens = new AtomicInteger();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router()
              .get("/who", request -> Response.text(request.header("Authorization").orElse("none")))
              .get("/x", request -> Response.text(request.header("X-Scope").orElse("none")))
              .get("/moved", _ -> Response.status(302).withHeader("Location", "/who"))
              .post("/token", request -> token(request)));

  @AfterEach
  void close() {
    server.close();
    clients.close();
    fetcher.close();
  }

  private Response token(Request request) throws IOException {
    String form = new String(request.body(), java.nio.charset.StandardCharsets.UTF_8);
    return Response.bytes(
        "application/json",
        ("{\"access_token\": \"t%d:%s:%s\", \"expires_in\": 3600}"
                .formatted(
                    tokens.incrementAndGet(), request.header("Authorization").orElse(""), form))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private String get(String path, HttpClientOptions options) {
    return clients.fetch(HttpCall.get(URI.create(server.uri() + path)), options).text();
  }

  private static HttpClientOptions with(HttpAuth auth) {
    HttpClientOptions none = HttpClientOptions.DEFAULT;
    return new HttpClientOptions(auth, none.tls(), none.proxy(), true, Map.of());
  }

  private Credential file(String name, String text) throws IOException {
    return new Credential.InFile(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void showsItselfByUserAndPassword() throws IOException {
    HttpAuth auth = new HttpAuth.Basic(Credential.of("me"), file("password", "geheim\n"));
    assertThat(get("/who", with(auth))).isEqualTo("Basic bWU6Z2VoZWlt");
  }

  @Test
  void readsAFileWithEachCall() throws IOException {
    HttpClientOptions options = with(new HttpAuth.Token("Bearer", file("token", "one")));
    assertThat(get("/who", options)).isEqualTo("Bearer one");
    Files.writeString(folder.resolve("token"), "two");
    assertThat(get("/who", options)).isEqualTo("Bearer two");
    Files.delete(folder.resolve("token"));
    assertThatThrownBy(() -> get("/who", options))
        .isInstanceOfSatisfying(
            HttpFailure.class, e -> assertThat(e.kind()).isEqualTo(HttpFailure.Kind.UNPREPARED))
        .hasMessageContaining("token");
  }

  @Test
  void asksForATokenOnceAndShowsIt() {
    HttpAuth auth =
        new HttpAuth.OAuth2(
            "me",
            Credential.of("s"),
            List.of("a", "b"),
            URI.create(server.uri() + "/token"),
            Map.of("audience", "x y"),
            TlsOptions.DEFAULT,
            ProxyOptions.NONE);
    String expected =
        "Bearer t1:Basic bWU6cw==:grant_type=client_credentials&scope=a+b&audience=x+y";
    assertThat(get("/who", with(auth))).isEqualTo(expected);
    assertThat(get("/who", with(auth))).isEqualTo(expected);
  }

  @Test
  void sendsHeadersAndFollowsOnlyWithoutCredentials() {
    HttpClientOptions none = HttpClientOptions.DEFAULT;
    HttpClientOptions header =
        new HttpClientOptions(
            none.auth(),
            none.tls(),
            none.proxy(),
            true,
            Map.of("X-Scope", List.of(Credential.of("mine"))));
    assertThat(get("/x", header)).isEqualTo("mine");
    assertThat(get("/moved", none)).isEqualTo("none");
    HttpAuth auth = new HttpAuth.Token("Bearer", Credential.of("t"));
    assertThat(get("/moved", with(auth))).isEmpty();
  }

  @Test
  void goesThroughAProxy() {
    ProxyOptions proxy =
        new ProxyOptions(Optional.of(server.uri()), Optional.empty(), List.of("direct.test"));
    HttpClientOptions none = HttpClientOptions.DEFAULT;
    HttpClientOptions options =
        new HttpClientOptions(none.auth(), none.tls(), proxy, true, Map.of());
    HttpAnswer answer = clients.fetch(HttpCall.get(URI.create("http://far.test/who")), options);
    assertThat(answer.text()).isEqualTo("none");
    assertThatThrownBy(
            () -> clients.fetch(HttpCall.get(URI.create("http://direct.test/who")), options))
        .isInstanceOf(HttpFailure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, true",
    "example.org, www.example.org, true",
    "example.org, notexample.org, false",
    ".example.org, example.org, false",
    ".example.org, www.example.org, true",
    "10.0.0.0/8, 10.1.2.3, true",
    "10.0.0.0/8, 11.1.2.3, false",
    "*, anything, true",
    "nothing, localhost, true"
  })
  void knowsWhomToReachDirectly(String exception, String host, boolean direct) {
    ProxyChoice choice =
        new ProxyChoice(
            new ProxyOptions(
                Optional.of(URI.create("http://proxy:1")), Optional.empty(), List.of(exception)));
    boolean found =
        choice.select(URI.create("http://" + host + "/")).getFirst().type()
            == java.net.Proxy.Type.DIRECT;
    assertThat(found).isEqualTo(direct);
  }
}
