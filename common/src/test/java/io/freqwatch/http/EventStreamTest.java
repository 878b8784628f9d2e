package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final String REQUEST =
      "GET /stream HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n";

  private final BlockingQueue<String> fed = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.builder("127.0.0.1", 0).idleTimeout(Duration.ofMillis(500)).build(),
          new Router().get("/stream", _ -> Response.events(this::feed)));

  @AfterEach
  void close() {
    server.kill();
  }

  @Test
  void sendsEachEventAtOnceAndUncompressed() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      String head = client.send(REQUEST).readThrough("\r\n\r\n");
      assertThat(head).contains("Content-Type: text/event-stream").doesNotContain("gzip");
      fed.add("one\ntwo");
      assertThat(client.readThrough("\n\n")).endsWith("event: fleet\ndata: one\ndata: two\n\n");
      fed.add("<heartbeat>");
      assertThat(client.readThrough("\n\n")).endsWith(": alive\n\n");
    }
  }

  @Test
  void noticesAClientThatIsGone() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(REQUEST).readThrough("\r\n\r\n");
    }
    assertThat(beatUntilEnd()).isEqualTo("gone");
  }

  @Test
  void cutsOffAClientThatDoesNotRead() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(REQUEST).readThrough("\r\n\r\n");
      String large = "x".repeat(1 << 20);
      for (int i = 0; i < 32; i++) {
        fed.add(large);
      }
      assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("gone");
    }
  }

  @Test
  void endsWhenTheServerCloses() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(REQUEST).readThrough("\r\n\r\n");
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("interrupted");
      closing.get(3, TimeUnit.SECONDS);
    }
  }

  private String beatUntilEnd() throws InterruptedException {
    String end = null;
    for (int i = 0; i < 100 && end == null; i++) {
      fed.add("<heartbeat>");
      end = ends.poll(100, TimeUnit.MILLISECONDS);
    }
    return end == null ? "never" : end;
  }

  private void feed(EventStream events) throws IOException, InterruptedException {
    try {
      while (true) {
        String next = fed.take();
        if (next.equals("<heartbeat>")) {
          events.comment("alive");
        } else {
          events.send("fleet", next);
        }
      }
    } catch (IOException e) {
      ends.add("gone");
      throw e;
    } catch (InterruptedException e) {
      ends.add("interrupted");
      throw e;
    }
  }
}
