package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final Router router =
      new Router()
          .get("/hello", _ -> Response.text("hello"))
          .get("/bots/{name}", request -> Response.text(request.pathParameter("name")))
          .get("/files/*", request -> Response.text(request.pathParameter("*")))
          .get("/match", request -> Response.text(request.queryAll("match[]").toString()))
          .post("/form", request -> Response.text(request.parameters("query").toString()))
          .post("/echo", request -> Response.bytes("application/octet-stream", request.body()))
          .get("/who", HttpServerTest::who)
          .get("/refuse", _ -> refuse())
          .get("/overflow", _ -> overflow())
          .get("/fail", _ -> fail());
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.builder("127.0.0.1", 0).maxBodyBytes(1000).build(), router);

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  @Test
  void answersTheRouteOfThePath() {
    HttpAnswer answer = get("/hello");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("hello");
    assertThat(answer.header("content-type")).contains("text/plain; charset=utf-8");
    assertThat(answer.header("date")).isPresent();
    assertThat(answer.header("server")).isEmpty();
  }

  @Test
  void decodesPathParameters() {
    assertThat(get("/bots/alpha%20one").text()).isEqualTo("alpha one");
    assertThat(get("/bots/caf%C3%A9").text()).isEqualTo("café");
    assertThat(get("/bots/a%2525").status()).isEqualTo(400);
    assertThat(get("/files/a/b.css").text()).isEqualTo("a/b.css");
  }

  @Test
  void keepsRequestsWithinTheirDirectory() {
    assertThat(get("/files/../hello").text()).isEqualTo("hello");
    assertThat(get("/files/..%2f..%2fetc/passwd").status()).isEqualTo(400);
    assertThat(get("/files/%2e%2e/%2e%2e/etc/passwd").status()).isIn(400, 404);
    assertThat(get("/../../etc/passwd").status()).isEqualTo(400);
  }

  @Test
  void answersUnknownPathsAndMethodsInJson() {
    assertThat(get("/nothing").text()).isEqualTo("{\"error\":\"nothing at /nothing\"}");
    HttpAnswer answer = fetcher.fetch(HttpCall.of("DELETE", at("/hello"), new byte[0]));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("GET, HEAD");
  }

  @Test
  void answersHeadWithoutBody() {
    HttpAnswer answer = fetcher.fetch(HttpCall.of("HEAD", at("/hello"), new byte[0]));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-length")).contains("5");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void readsRepeatedQueryParametersWithBrackets() {
    assertThat(get("/match?match%5B%5D=up&match[]=a%2Bb+c").text()).isEqualTo("[up, a+b c]");
  }

  @Test
  void mergesFormBodyAndQuery() {
    HttpCall call =
        HttpCall.post(
            at("/form?query=later"),
            "application/x-www-form-urlencoded; charset=utf-8",
            "query=first&x=1".getBytes(UTF_8));
    assertThat(fetcher.fetch(call).text()).isEqualTo("[first, later]");
  }

  @Test
  void refusesBodiesBeyondTheLimit() {
    assertThat(echo(1000).status()).isEqualTo(200);
    HttpAnswer answer = echo(1001);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("larger than 1000 bytes");
  }

  @Test
  void readsBasicAuthorization() {
    HttpCall call = HttpCall.get(at("/who")).withBasic("freqtrader", Secret.of("pa:ss"));
    assertThat(fetcher.fetch(call).text()).isEqualTo("freqtrader pa:ss");
    assertThat(get("/who").text()).isEqualTo("nobody");
  }

  @Test
  void turnsExceptionsIntoAnswers() {
    assertThat(get("/refuse").status()).isEqualTo(409);
    assertThat(get("/refuse").text()).isEqualTo("{\"error\":\"busy \\\"now\\\"\"}");
    assertThat(get("/fail").status()).isEqualTo(500);
    assertThat(get("/overflow").status()).isEqualTo(500);
  }

  @Test
  void namesTheAddressWhenThePortIsTaken() {
    assertThatThrownBy(
            () -> HttpServer.start(HttpServerOptions.at("127.0.0.1", server.port()), router))
        .isInstanceOf(ListenException.class)
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageContaining("in use; stop the program that holds it")
        .hasMessageContaining("--port-offset");
    assertThatThrownBy(() -> HttpServer.start(HttpServerOptions.at("192.0.2.1", 0), router))
        .hasMessageContaining("192.0.2.1:0")
        .hasMessageContaining("expected an address of this machine");
  }

  private HttpAnswer echo(int length) {
    return fetcher.fetch(HttpCall.post(at("/echo"), "text/plain", new byte[length]));
  }

  private HttpAnswer get(String path) {
    return fetcher.fetch(HttpCall.get(at(path)));
  }

  private URI at(String path) {
    return URI.create(server.uri() + path);
  }

  private static Response who(Request request) {
    return Response.text(
        request
            .basicAuthorization()
            .map(credentials -> credentials.user() + " " + credentials.password().reveal())
            .orElse("nobody"));
  }

  private static Response refuse() {
    throw new HttpRefusal(409, "busy \"now\"");
  }

  private static Response overflow() {
    throw new StackOverflowError("on purpose");
  }

  private static Response fail() {
    throw new IllegalStateException("on purpose");
  }
}
