package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerLimitsTest {
  private final CountDownLatch entered = new CountDownLatch(2);
  private final CountDownLatch released = new CountDownLatch(1);
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.builder("127.0.0.1", 0)
              .maxConcurrentRequests(2)
              .headerTimeout(Duration.ofMillis(1500))
              .bodyTimeout(Duration.ofMillis(400))
              .idleTimeout(Duration.ofMillis(800))
              .build(),
          new Router()
              .get("/", _ -> Response.text("fine"))
              .get("/hang", this::hang)
              .post("/echo", request -> Response.text(request.bodyText())));

  @AfterEach
  void close() {
    server.kill();
  }

  @Test
  void cutsOffHeadersThatTrickle() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
      assertThatIOException().isThrownBy(() -> trickle(client));
    }
  }

  @Test
  void cutsOffBodiesThatTrickle() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
      assertThatIOException().isThrownBy(() -> trickle(client));
    }
  }

  @Test
  void closesConnectionsThatSayNothingLongBeforeTheIdleTimeout() throws Exception {
    HttpServerOptions patient =
        HttpServerOptions.builder("127.0.0.1", 0)
            .headerTimeout(Duration.ofMillis(200))
            .idleTimeout(Duration.ofMinutes(1))
            .build();
    try (HttpServer other = HttpServer.start(patient, _ -> Response.text("fine"));
        RawClient silent = new RawClient(other.port());
        RawClient resting = new RawClient(other.port())) {
      resting.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").readThrough("fine");
      assertThat(silent.readAll()).isEmpty();
      resting.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").readThrough("fine");
    }
  }

  @Test
  void answersABodyThatIsBrokenWith400() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(client.send("ZZ\r\n").readThrough("}")).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void closesConnectionsThatSayNothing() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.readAll()).isEmpty();
    }
  }

  @Test
  void answersOthersWhileHandlersHangLongerThanTheIdleTimeout() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /hang HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      for (int i = 0; i < 12; i++) {
        assertThat(answer("/").status()).isEqualTo(200);
        Clock.system().sleep(Duration.ofMillis(100));
      }
      released.countDown();
      assertThat(client.readAll()).startsWith("HTTP/1.1 200").endsWith("hung");
    }
  }

  @Test
  void refusesMoreRequestsAtOnceThanAllowed() throws Exception {
    CompletableFuture<HttpAnswer> first = CompletableFuture.supplyAsync(() -> answer("/hang"));
    CompletableFuture<HttpAnswer> second = CompletableFuture.supplyAsync(() -> answer("/hang"));
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    HttpAnswer refused = answer("/");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).contains("1");
    released.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).text()).isEqualTo("hung");
    assertThat(second.get(10, TimeUnit.SECONDS).text()).isEqualTo("hung");
    assertThat(answer("/").status()).isEqualTo(200);
  }

  @Test
  void refusesHeadersBeyondTheLimit() throws Exception {
    HttpServerOptions patient = HttpServerOptions.at("127.0.0.1", 0);
    try (HttpServer own = HttpServer.start(patient, request -> Response.text("ok"));
        RawClient client = new RawClient(own.port())) {
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
      assertThat(client.readThrough("\r\n")).startsWith("HTTP/1.1 431");
    }
  }

  /** Sends a byte now and then; the server must have closed long before it is done. */
  private static void trickle(RawClient client) throws Exception {
    for (int i = 0; i < 100; i++) {
      client.send("X");
      Clock.system().sleep(Duration.ofMillis(50));
    }
  }

  private Response hang(Request request) throws InterruptedException {
    entered.countDown();
    released.await();
    return Response.text("hung");
  }

  private HttpAnswer answer(String path) {
    try (HttpFetcher fetcher = new HttpFetcher(Clock.system())) {
      return fetcher.fetch(HttpCall.get(URI.create(server.uri() + path)));
    }
  }
}
