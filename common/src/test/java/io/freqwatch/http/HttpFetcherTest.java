package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.http.HttpFailure.Kind;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpFetcherTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch trickleEnded = new CountDownLatch(1);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router()
              .get("/trickle", _ -> Response.stream("text/plain", this::trickle))
              .get("/hang", this::hang)
              .get("/large", _ -> Response.stream("text/plain", HttpFetcherTest::large))
              .get("/moved", _ -> Response.status(302).withHeader("Location", "/secret"))
              .get("/elsewhere", this::elsewhere)
              .get("/circle", _ -> Response.status(307).withHeader("Location", "circle"))
              .get("/secret", _ -> Response.text("must not be reached")));

  @AfterEach
  void close() {
    server.kill();
    fetcher.close();
  }

  @Test
  void givesUpOnABodyThatTricklesPastTheDeadline() throws Exception {
    HttpCall call = HttpCall.get(at("/trickle")).within(Duration.ofMillis(400));
    HttpFailure failure = failure(call);
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failure).hasMessageContaining("no whole answer within 0.4 s");
    assertThat(trickleEnded.await(10, TimeUnit.SECONDS)).as("connection closed").isTrue();
  }

  @Test
  void givesUpOnAServerThatDoesNotAnswer() {
    HttpCall call = HttpCall.get(at("/hang")).within(Duration.ofMillis(200));
    assertThat(failure(call).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void refusesBodiesBeyondTheLimit() {
    HttpCall call = HttpCall.get(at("/large")).withMaxBodyBytes(100_000);
    assertThat(failure(call).kind()).isEqualTo(Kind.TOO_LARGE);
    HttpCall fitting = HttpCall.get(at("/large")).withMaxBodyBytes(10_000_000);
    assertThat(fetcher.fetch(fitting).body()).hasSize(10_000_000);
  }

  @Test
  void handsRedirectsToTheCaller() {
    HttpAnswer answer = fetcher.fetch(HttpCall.get(at("/moved")));
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("location")).contains("/secret");
    assertThat(answer.durationNanos()).isPositive();
  }

  @Test
  void followsRedirectsWhenAskedToButNeverWithCredentials() {
    HttpCall call = HttpCall.get(at("/moved")).followingRedirects();
    assertThat(fetcher.fetch(call).text()).isEqualTo("must not be reached");
    HttpCall confidential = call.withBearer(Secret.of("token"));
    assertThat(fetcher.fetch(confidential).status()).isEqualTo(302);
    HttpCall circle = HttpCall.get(at("/circle")).followingRedirects();
    assertThat(fetcher.fetch(circle).status()).isEqualTo(307);
  }

  @Test
  void carriesAKeyInAnyHeaderToNoOtherServer() {
    HttpCall plain =
        HttpCall.get(at("/elsewhere")).withHeader("Accept", "text/plain").followingRedirects();
    assertThat(fetcher.fetch(plain).text()).isEqualTo("must not be reached");
    assertThat(fetcher.fetch(plain.withHeader("X-Api-Key", "k")).status()).isEqualTo(302);
    HttpCall home = HttpCall.get(at("/moved")).withHeader("X-Api-Key", "k").followingRedirects();
    assertThat(fetcher.fetch(home).status()).isEqualTo(200);
  }

  /** The same server by another name is another one. */
  private Response elsewhere(Request request) {
    return Response.status(302)
        .withHeader("Location", "http://localhost:" + server.port() + "/secret");
  }

  @Test
  void tellsRefusedUnknownAndUntrustedApart() {
    URI elsewhere = URI.create(server.uri() + "/");
    server.kill();
    assertThat(failure(HttpCall.get(elsewhere)).kind()).isEqualTo(Kind.REFUSED);
    HttpCall unknown = HttpCall.get(URI.create("http://no-such-host.invalid/"));
    assertThat(failure(unknown).kind()).isEqualTo(Kind.UNKNOWN_HOST);
  }

  @Test
  void callsATlsHandshakeWithAPlainServerATlsFailure() {
    URI https = URI.create(server.uri().toString().replace("http:", "https:"));
    assertThat(failure(HttpCall.get(https)).kind()).isEqualTo(Kind.TLS);
  }

  @Test
  void endsWhenTheCallingThreadIsInterrupted() throws Exception {
    CompletableFuture<Kind> outcome = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual().start(() -> outcome.complete(failure(HttpCall.get(at("/hang"))).kind()));
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Kind.CANCELLED);
  }

  @Test
  void printsNeitherCredentialsNorQuery() {
    HttpCall call =
        HttpCall.get(at("/hang?token=s3cret"))
            .withBasic("user", Secret.of("s3cret"))
            .within(Duration.ofMillis(50));
    assertThat(call.toString()).isEqualTo("GET " + server.uri() + "/hang");
    assertThat(failure(call)).hasMessageNotContaining("s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCall.get(URI.create("http://user:s3cret@localhost/")))
        .withMessageNotContaining("s3cret");
    assertThatIllegalArgumentException().isThrownBy(() -> HttpCall.get(URI.create("file:///x")));
  }

  private HttpFailure failure(HttpCall call) {
    return catchThrowableOfType(HttpFailure.class, () -> fetcher.fetch(call));
  }

  private URI at(String path) {
    return URI.create(server.uri() + path);
  }

  private void trickle(OutputStream out) throws IOException, InterruptedException {
    try {
      for (int i = 0; i < 200; i++) {
        out.write('x');
        out.flush();
        Clock.system().sleep(Duration.ofMillis(50));
      }
    } catch (IOException e) {
      trickleEnded.countDown();
      throw e;
    }
  }

  private Response hang(Request request) throws InterruptedException {
    entered.countDown();
    new CountDownLatch(1).await();
    return Response.status(200);
  }

  private static void large(OutputStream out) throws IOException {
    byte[] block = new byte[100_000];
    for (int i = 0; i < 100; i++) {
      out.write(block);
    }
  }
}
