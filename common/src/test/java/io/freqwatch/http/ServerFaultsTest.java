package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerFaultsTest {
  private static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";

  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Semaphore letGo = new Semaphore(0);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final Router router =
      new Router()
          .get("/", _ -> Response.text("fine"))
          .get("/hang", this::hang)
          .get("/abort", _ -> Response.abort())
          .get("/raw", _ -> Response.raw("HTTP/9 what?\r\n\r\n\0".getBytes(ISO_8859_1)))
          .get("/skewed", _ -> Response.text("late").withHeader("Date", DATE))
          .get("/held", _ -> held())
          .get("/none", _ -> Response.stream("text/plain", ServerFaultsTest::none))
          .get("/half", _ -> Response.stream("text/plain", ServerFaultsTest::half))
          .get(
              "/stream",
              _ -> Response.stream("text/plain", out -> out.write("ab".getBytes(ISO_8859_1))));
  private HttpServer server = start(0, Duration.ofSeconds(10));

  @AfterEach
  void close() {
    fetcher.close();
    server.kill();
  }

  @Test
  void abortsAConnectionWithoutAnAnswer() {
    assertThat(failure("/abort").kind()).isEqualTo(HttpFailure.Kind.BROKEN);
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /abort HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThatIOException().isThrownBy(client::readAll).withMessageContaining("reset");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sendsMalformedBytesAsTheyAre() throws Exception {
    assertThat(failure("/raw").kind()).isEqualTo(HttpFailure.Kind.BROKEN);
    assertThat(raw("GET /raw HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .isEqualTo("HTTP/9 what?\r\n\r\n\0");
  }

  @Test
  void breaksOffAStreamThatFails() {
    assertThat(failure("/half").kind()).isEqualTo(HttpFailure.Kind.BROKEN);
  }

  @Test
  void answersAStreamThatFailsBeforeItsFirstByte() {
    HttpAnswer answer = get("/none");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).isEqualTo("{\"error\":\"Server Error\"}");
  }

  @Test
  void sendsTheDateOfTheResponseInPlaceOfItsOwn() throws Exception {
    String answer = raw("GET /skewed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).containsOnlyOnce("Date: ").contains("Date: " + DATE);
  }

  @Test
  void answersHttp10() throws Exception {
    assertThat(raw("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nfine");
    assertThat(raw("GET /stream HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\nab");
  }

  @Test
  void answersMalformedRequestsInJson() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400").contains("{\"error\":");
    assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(raw("GET /?match=%zz HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  void refusesHeaderInjection() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Response.text("").withHeader("Location", "/x\r\nSet-Cookie: a=b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Response.text("").withHeader("X: y\r\nZ", "1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCall.get(server.uri()).withHeader("X", "a\nb"));
  }

  @Test
  void killResetsConnectionsAndFreesThePort() throws Exception {
    int port = server.port();
    try (RawClient client = new RawClient(port)) {
      client.send("GET /hang HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
      server.kill();
      assertThatIOException().isThrownBy(client::readAll);
    }
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(failure("/").kind()).isEqualTo(HttpFailure.Kind.REFUSED);
    for (int i = 0; i < 5; i++) {
      server = start(port, Duration.ofSeconds(10));
      assertThat(get("/").text()).isEqualTo("fine");
      server.kill();
    }
  }

  @Test
  void closeWaitsForRequestsInWork() throws Exception {
    CompletableFuture<HttpAnswer> pending = CompletableFuture.supplyAsync(() -> get("/hang"));
    assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    released.countDown();
    assertThat(pending.get(10, TimeUnit.SECONDS).text()).isEqualTo("hung");
    closing.get(10, TimeUnit.SECONDS);
    assertThat(failure("/").kind()).isEqualTo(HttpFailure.Kind.REFUSED);
  }

  @Test
  void closeInterruptsWhatOutlastsTheDrainTime() throws Exception {
    server.close();
    server = start(0, Duration.ofMillis(100));
    CompletableFuture<HttpAnswer> pending = CompletableFuture.supplyAsync(() -> get("/hang"));
    assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
    server.close();
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(pending).failsWithin(Duration.ofSeconds(10));
  }

  private Response hang(Request request) throws InterruptedException {
    hanging.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
    return Response.text("hung");
  }

  @Test
  void letsGoOfWhatAnAnswerHoldsHoweverItEnds() throws Exception {
    get("/held");
    raw("HEAD /held HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    for (int i = 0; i < 20; i++) {
      try (RawClient gone = new RawClient(server.port())) {
        gone.send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
      }
    }
    assertThat(letGo.tryAcquire(22, 10, TimeUnit.SECONDS)).isTrue();
  }

  private Response held() {
    return Response.events(events -> events.comment("held")).whenDone(letGo::release);
  }

  private static void none(OutputStream out) throws IOException {
    throw new IOException("on purpose");
  }

  private static void half(OutputStream out) throws IOException {
    out.write("half".getBytes(ISO_8859_1));
    out.flush();
    throw new IOException("on purpose");
  }

  private HttpServer start(int port, Duration drain) {
    return HttpServer.start(
        HttpServerOptions.builder("127.0.0.1", port).drainTimeout(drain).build(), router);
  }

  private String raw(String request) throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      return client.send(request).readAll();
    }
  }

  private HttpAnswer get(String path) {
    return fetcher.fetch(HttpCall.get(URI.create(server.uri() + path)));
  }

  private HttpFailure failure(String path) {
    return catchThrowableOfType(HttpFailure.class, () -> get(path));
  }
}
