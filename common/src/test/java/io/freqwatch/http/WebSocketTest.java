package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private static final String BROWSER =
      """
      GET /ws?token=right HTTP/1.1
      Host: localhost
      Upgrade: websocket
      Connection: keep-alive, Upgrade
      Accept-Encoding: gzip, deflate, br
      Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13

      """;

  private final BlockingQueue<String> atServer = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> atClient = new LinkedBlockingQueue<>();
  private final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final WebSocketClient client = new WebSocketClient(fetcher);
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.builder("127.0.0.1", 0).maxMessageBytes(100_000).build(),
          new Router().get("/ws", this::open));

  @AfterEach
  void close() {
    fetcher.close();
    server.kill();
  }

  @Test
  void carriesWholeMessagesBothWays() throws Exception {
    WebSocketConnection connection = connect(200_000);
    String large = "é".repeat(40_000);
    connection.sendText(large);
    assertThat(next(atServer)).isEqualTo(large);
    assertThat(next(atClient)).isEqualTo("echo " + large);
    connection.ping();
    assertThat(next(atClient)).isEqualTo("<pong>");
  }

  @Test
  void tellsTheClientTheClosingCode() throws Exception {
    WebSocketConnection connection = connect(1000);
    sessions.poll(5, TimeUnit.SECONDS).close(1012, "reload");
    assertThat(next(atClient)).isEqualTo("<closed 1012 reload>");
    assertThat(next(atServer)).isEqualTo("<closed 1012>");
    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void tellsTheServerThatTheClientClosed() throws Exception {
    connect(1000).close();
    assertThat(next(atServer)).isEqualTo("<closed 1000>");
    assertThat(next(atClient)).isEqualTo("<closed 1000 >");
  }

  @Test
  void tellsTheServerThatTheClientBrokeOff() throws Exception {
    connect(1000).abort();
    assertThat(next(atServer)).isEqualTo("<closed 1006>");
    assertThat(next(atClient)).startsWith("<closed 1006");
  }

  @Test
  void tellsTheClientThatTheServerWasKilled() throws Exception {
    connect(1000);
    sessions.poll(5, TimeUnit.SECONDS);
    server.kill();
    assertThat(next(atClient)).startsWith("<closed 1006");
  }

  @Test
  void closesOnMessagesBeyondTheLimitOfEitherSide() throws Exception {
    WebSocketConnection connection = connect(1000);
    connection.sendText("x".repeat(2000));
    assertThat(next(atClient)).startsWith("<closed 1009");
    WebSocketConnection other = connect(1_000_000);
    other.sendText("x".repeat(100_001));
    assertThat(next(atClient)).startsWith("<closed 1009");
  }

  @Test
  void closesWhenTheHandlerFailsAndKeepsTheReasonToItself() throws Exception {
    connect(1000).sendText("fail");
    assertThat(next(atClient)).isEqualTo("<closed 1011 internal error>");
  }

  @Test
  void reportsTheStatusOfARejectedUpgrade() {
    HttpFailure failure =
        catchThrowableOfType(
            HttpFailure.class,
            () -> client.connect(HttpCall.get(at("/ws?token=secret")), listener()));
    assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.REJECTED);
    assertThat(failure.status()).isEqualTo(403);
    assertThat(failure).hasMessageContaining("/ws: answered with status 403");
    assertThat(failure.toString()).doesNotContain("secret");
  }

  @Test
  void answersTheHandshakeOfABrowser() throws Exception {
    try (RawClient browser = new RawClient(server.port())) {
      browser.send(BROWSER.replace("\n", "\r\n"));
      assertThat(browser.readThrough("\r\n\r\n"))
          .startsWith("HTTP/1.1 101")
          .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
  }

  @Test
  void asksPlainRequestsToUpgrade() {
    HttpAnswer answer = fetcher.fetch(HttpCall.get(at("/ws?token=right")));
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.header("Upgrade")).contains("websocket");
  }

  private Response open(Request request) {
    if (!request.query("token").equals(java.util.Optional.of("right"))) {
      return Response.error(403, "wrong token");
    }
    return Response.webSocket(new Echo());
  }

  private final class Echo implements WebSocketHandler {
    @Override
    public void onOpen(WebSocketSession session) {
      sessions.add(session);
    }

    @Override
    public void onText(WebSocketSession session, String text) {
      atServer.add(text);
      if (text.equals("fail")) {
        throw new IllegalStateException("on purpose");
      }
      try {
        session.sendText("echo " + text);
      } catch (IOException | InterruptedException e) {
        atServer.add("<" + e + ">");
      }
    }

    @Override
    public void onClose(int code, String reason) {
      atServer.add("<closed " + code + ">");
    }
  }

  private WebSocketConnection connect(int maxMessage) {
    HttpCall call = HttpCall.get(at("/ws?token=right")).withMaxBodyBytes(maxMessage);
    return client.connect(call, listener());
  }

  private WebSocketListener listener() {
    return new WebSocketListener() {
      @Override
      public void onText(String text) {
        atClient.add(text);
      }

      @Override
      public void onPong() {
        atClient.add("<pong>");
      }

      @Override
      public void onClose(int code, String reason) {
        atClient.add("<closed " + code + " " + reason + ">");
      }
    };
  }

  private URI at(String path) {
    return URI.create(server.uri() + path);
  }

  private static String next(BlockingQueue<String> queue) throws InterruptedException {
    String next = queue.poll(10, TimeUnit.SECONDS);
    return next == null ? "<nothing came>" : next;
  }
}
