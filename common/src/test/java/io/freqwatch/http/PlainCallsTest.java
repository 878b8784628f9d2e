package io.freqwatch.http;

import static io.freqwatch.http.ScriptedServer.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpFailure.Kind;
import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PlainCallsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String HELLO = OK + "Content-Length: 5\r\n\r\nhello";

  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());

  @AfterEach
  void close() {
    fetcher.close();
  }

  @Test
  void asksAgainOnTheSameConnection() throws Exception {
    try (ScriptedServer server = new ScriptedServer(HELLO, HELLO.replace("hello", "again"))) {
      HttpCall call = call(server, "/m?a=b%20c").withHeader("Accept", "text/plain");
      assertThat(fetch(call).text()).isEqualTo("hello");
      assertThat(fetch(call).text()).isEqualTo("again");
      assertThat(server.connections()).isEqualTo(1);
      String host = server.uri("").getRawAuthority();
      String head =
          "GET /m?a=b%20c HTTP/1.1\nHost: "
              + host
              + "\nAccept-Encoding: gzip\nAccept: text/plain\n";
      assertThat(server.requests()).containsExactly(head, head);
    }
  }

  @Test
  void readsBodiesOfEveryForm() throws Exception {
    String chunked =
        OK + "transfer-encoding: Chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\nT: 1\r\n\r\n";
    try (ScriptedServer server =
        new ScriptedServer(
            chunked,
            "HTTP/1.1 100 Continue\r\n\r\n" + HELLO,
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 503\nContent-Length: 2\nContent-Length: 2\n\nno",
            OK + "\r\nup to the end" + CLOSED,
            "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nold",
            OK + "Connection: close\r\nContent-Length: 0\r\n\r\n",
            OK + "Content-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000))) {
      HttpCall call = call(server, "/");
      assertThat(fetch(call).text()).isEqualTo("hello!");
      assertThat(fetch(call).text()).isEqualTo("hello");
      assertThat(fetch(call).status()).isEqualTo(204);
      HttpAnswer refused = fetch(call);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.text()).isEqualTo("no");
      assertThat(fetch(call).text()).isEqualTo("up to the end");
      assertThat(fetch(call).text()).isEqualTo("old");
      assertThat(fetch(call).body()).isEmpty();
      assertThat(fetch(call).body()).hasSize(2_000_000);
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 20x OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 101 Switching\r\n\r\n",
        "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
        "HTTP/1.1 200 OK\r\nContent-Le",
        ""
      })
  void callsItBrokenWhereTheAnswerIsNoHttp(String answer) throws Exception {
    try (ScriptedServer server = new ScriptedServer(answer + CLOSED)) {
      assertThat(failure(call(server, "/")).kind()).isEqualTo(Kind.BROKEN);
    }
  }

  @Test
  void takesNoEndlessHeaders() throws Exception {
    String lines = "h: v\r\n".repeat(30_000);
    try (ScriptedServer server =
        new ScriptedServer(OK + "x".repeat(200_000), OK + lines + "\r\n", OK.repeat(20))) {
      assertThat(failure(call(server, "/"))).hasMessageContaining("a line of the headers");
      assertThat(failure(call(server, "/"))).hasMessageContaining("a line of the headers");
    }
  }

  @Test
  void asksOnceMoreWhereTheServerHasClosedAKeptConnection() throws Exception {
    try (ScriptedServer server = new ScriptedServer(HELLO + CLOSED, HELLO)) {
      assertThat(fetch(call(server, "/")).text()).isEqualTo("hello");
      assertThat(fetch(call(server, "/")).text()).isEqualTo("hello");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void doesNotAskAgainWhereAnAnswerHadBegun() throws Exception {
    try (ScriptedServer server = new ScriptedServer(HELLO, "HTTP/1.1 2" + CLOSED, HELLO)) {
      assertThat(fetch(call(server, "/")).text()).isEqualTo("hello");
      assertThat(failure(call(server, "/")).kind()).isEqualTo(Kind.BROKEN);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void takesNoBodyBeyondTheLimit() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            OK + "Content-Length: 99999999999999\r\n\r\nx",
            OK + "Transfer-Encoding: chunked\r\n\r\n4\r\nhell\r\n2\r\no!\r\n0\r\n\r\n",
            OK + "\r\nhello!" + CLOSED,
            HELLO)) {
      HttpCall call = call(server, "/").withMaxBodyBytes(5);
      for (int i = 0; i < 3; i++) {
        assertThat(failure(call).kind()).isEqualTo(Kind.TOO_LARGE);
      }
      assertThat(fetch(call).text()).isEqualTo("hello");
    }
  }

  @Test
  void waitsNoLongerThanTheDeadline() throws Exception {
    try (ScriptedServer server = new ScriptedServer(HELLO, OK + "Content-Length: 5\r\n\r\nhell")) {
      HttpCall call = call(server, "/").within(Duration.ofMillis(300));
      assertThat(fetch(call).text()).isEqualTo("hello");
      assertThat(failure(call))
          .hasMessageContaining("no whole answer within 0.3 s")
          .extracting(HttpFailure::kind)
          .isEqualTo(Kind.TIMEOUT);
      assertThat(failure(call).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void endsWhenTheCallingThreadIsInterruptedOrTheFetcherIsClosed() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      CompletableFuture<Kind> outcome = new CompletableFuture<>();
      Thread caller = Thread.ofVirtual().start(() -> outcome.complete(kind(call(server, "/"))));
      server.awaitUnanswered();
      caller.interrupt();
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Kind.CANCELLED);
    }
    try (ScriptedServer server = new ScriptedServer()) {
      CompletableFuture<Kind> outcome = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> outcome.complete(kind(call(server, "/"))));
      server.awaitUnanswered();
      fetcher.close();
      assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Kind.BROKEN);
      assertThat(failure(call(server, "/")).kind()).isEqualTo(Kind.BROKEN);
    }
  }

  @Test
  void saysThatNobodyListensOrTheNameIsUnknown() throws Exception {
    ScriptedServer server = new ScriptedServer();
    HttpCall call = call(server, "/");
    server.close();
    assertThat(failure(call).kind()).isEqualTo(Kind.REFUSED);
    HttpCall unknown = HttpCall.get(URI.create("http://no-such-host.invalid/")).frequent();
    assertThat(failure(unknown).kind()).isEqualTo(Kind.UNKNOWN_HOST);
  }

  @Test
  void takesOnlyWhatIsUsual() throws Exception {
    URI uri = URI.create("http://127.0.0.1:1/m");
    HttpCall usual = HttpCall.get(uri).frequent();
    try (PlainCalls calls = new PlainCalls(Duration.ofSeconds(1), Clock.system())) {
      assertThat(onVirtualThread(() -> calls.take(usual))).isTrue();
      assertThat(calls.take(usual)).as("of a platform thread").isFalse();
      List<HttpCall> unusual =
          List.of(
              HttpCall.get(uri),
              HttpCall.post(uri, "text/plain", new byte[1]).frequent(),
              HttpCall.get(URI.create("https://127.0.0.1:1/m")).frequent(),
              HttpCall.get(URI.create("http://node_exporter:1/m")).frequent(),
              HttpCall.get(URI.create("http://127.0.0.1:1/é")).frequent(),
              usual.withHeader("Host", "other"),
              usual.withHeader("X-A", "é"));
      for (HttpCall call : unusual) {
        assertThat(onVirtualThread(() -> calls.take(call))).as(call.toString()).isFalse();
      }
    }
  }

  private static HttpCall call(ScriptedServer server, String path) {
    return HttpCall.get(server.uri(path)).frequent();
  }

  private HttpAnswer fetch(HttpCall call) throws Exception {
    return onVirtualThread(() -> fetcher.fetch(call));
  }

  private HttpFailure failure(HttpCall call) throws Exception {
    return onVirtualThread(
        () -> {
          try {
            throw new AssertionError("answered with " + fetcher.fetch(call).status());
          } catch (HttpFailure e) {
            return e;
          }
        });
  }

  private Kind kind(HttpCall call) {
    try {
      throw new AssertionError("answered with " + fetcher.fetch(call).status());
    } catch (HttpFailure e) {
      return e.kind();
    }
  }

  private static <T> T onVirtualThread(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Thread.ofVirtual().start(task);
    return task.get(20, TimeUnit.SECONDS);
  }
}
