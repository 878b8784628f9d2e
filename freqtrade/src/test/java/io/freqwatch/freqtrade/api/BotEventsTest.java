package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.Response;
import io.freqwatch.http.WebSocketHandler;
import io.freqwatch.http.WebSocketSession;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BotEventsTest {
  private final FakeBot bot = new FakeBot();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<WebSocketSession> sessions = new LinkedBlockingQueue<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> subscriptions = new LinkedBlockingQueue<>();

  /** Time that never makes anybody wait, so that a back-off is over at once. */
  private static final Clock HURRY =
      new Clock() {
        @Override
        public long wallMillis() {
          return Clock.system().wallMillis();
        }

        @Override
        public long monotonicNanos() {
          return Clock.system().monotonicNanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Clock.system().sleep(Duration.ofMillis(5));
        }
      };

  private final class Recorder implements BotEventListener {
    @Override
    public void connected() {
      heard.add("connected");
    }

    @Override
    public void event(BotEvent event) {
      heard.add(event.type());
    }

    @Override
    public void disconnected(String reason) {
      heard.add("disconnected: " + reason);
    }
  }

  private final class Socket implements WebSocketHandler {
    @Override
    public void onOpen(WebSocketSession session) {
      sessions.add(session);
    }

    @Override
    public void onText(WebSocketSession session, String text) {
      subscriptions.add(text);
    }
  }

  private BotEvents follow(BotOptions options, BotEventListener listener) {
    BotEvents events =
        new BotEvents(bot.address(), options, fetcher, HURRY, new Random(1), listener);
    events.start();
    return events;
  }

  private void acceptToken(String token) {
    bot.onWebSocket(
        request -> {
          Optional<String> found = request.query("token");
          tokens.add(found.orElse(""));
          return found.filter(token::equals).isPresent()
              ? Response.webSocket(new Socket())
              : Response.status(403);
        });
  }

  private String next() throws InterruptedException {
    String next = heard.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("what the listener heard").isNotNull();
    return next;
  }

  private WebSocketSession session() throws InterruptedException {
    WebSocketSession session = sessions.poll(10, TimeUnit.SECONDS);
    assertThat(session).isNotNull();
    return session;
  }

  @AfterEach
  void close() {
    fetcher.close();
    bot.close();
  }

  @Test
  void subscribesWithTheConfiguredTokenAndHearsMessages() throws Exception {
    acceptToken("ws secret&1");
    BotOptions options = BotOptions.DEFAULT.withWebSocketToken(Secret.of("ws secret&1"));
    try (BotEvents events = follow(options, new Recorder())) {
      assertThat(next()).isEqualTo("connected");
      assertThat(events.isConnected()).isTrue();
      assertThat(events.check().isOk()).isTrue();

      String subscription = subscriptions.poll(10, TimeUnit.SECONDS);
      assertThat(Json.parse(subscription).get("type").stringValue()).isEqualTo("subscribe");
      assertThat(subscription).contains("\"exit_fill\"", "\"new_candle\"");
      assertThat(subscription).doesNotContain("analyzed_df");

      WebSocketSession session = session();
      session.sendText("{\"type\":\"new_candle\",\"data\":[\"A/B\",\"1m\",\"spot\"]}");
      session.sendText("garbage");
      session.sendText("{\"type\":\"warning\",\"status\":\"" + "x".repeat(100_000) + "\"}");
      assertThat(next()).isEqualTo("new_candle");
      assertThat(next()).isEqualTo("unknown");
      assertThat(next()).isEqualTo("warning");
      assertThat(bot.calls()).containsExactly("GET /message/ws");
    }
  }

  @Test
  void connectsAgainAfterAReload() throws Exception {
    acceptToken("t");
    try (BotEvents events =
        follow(BotOptions.DEFAULT.withWebSocketToken(Secret.of("t")), new Recorder())) {
      assertThat(next()).isEqualTo("connected");
      WebSocketSession session = session();
      session.sendText("{\"type\":\"status\",\"status\":\"reload_config\"}");
      session.close(1012, "restart");

      assertThat(next()).isEqualTo("status");
      assertThat(next()).startsWith("disconnected: closed with 1012");
      assertThat(next()).isEqualTo("connected");
      assertThat(events.reconnects()).isEqualTo(1);
    }
  }

  @Test
  void connectsAgainAfterALoss() throws Exception {
    acceptToken("t");
    try (BotEvents events =
        follow(BotOptions.DEFAULT.withWebSocketToken(Secret.of("t")), new Recorder())) {
      assertThat(next()).isEqualTo("connected");
      session().abort();

      // the loss may be met by the subscription, which is sent behind the event above
      assertThat(next()).matches("disconnected: (closed with 1006|the WebSocket broke).*");
      assertThat(next()).isEqualTo("connected");
      assertThat(events.rejections()).isZero();
    }
  }

  @Test
  void logsInForATokenWhereNoneIsConfigured() throws Exception {
    bot.onWebSocket(
        request -> {
          boolean valid = request.query("token").filter(bot.accessToken()::equals).isPresent();
          return valid ? Response.webSocket(new Socket()) : Response.status(403);
        });
    try (BotEvents events = follow(BotOptions.DEFAULT, new Recorder())) {
      assertThat(next()).isEqualTo("connected");
      assertThat(bot.calls()).containsExactly("POST /token/login", "GET /message/ws");

      bot.expireAccess();
      session().abort();
      assertThat(next()).startsWith("disconnected");
      assertThat(next()).isEqualTo("connected");
      assertThat(events.rejections()).isEqualTo(1);
      assertThat(bot.calls("POST /token/refresh")).isEqualTo(1);
    }
  }

  @Test
  void countsRejectionsAndSaysSo() throws Exception {
    CountDownLatch several = new CountDownLatch(3);
    bot.onWebSocket(
        request -> {
          several.countDown();
          return Response.status(403);
        });
    try (BotEvents events =
        follow(BotOptions.DEFAULT.withWebSocketToken(Secret.of("hunter2")), new Recorder())) {
      assertThat(several.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(events.rejections()).isGreaterThanOrEqualTo(2);
      assertThat(events.isConnected()).isFalse();
      assertThat(events.check().message()).contains("403").doesNotContain("hunter2");
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void dropsMessagesInsteadOfHoldingUpTheSocket() throws Exception {
    acceptToken("t");
    CountDownLatch slow = new CountDownLatch(1);
    BotEventListener listener =
        event -> {
          try {
            slow.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (BotEvents events =
        follow(BotOptions.DEFAULT.withWebSocketToken(Secret.of("t")), listener)) {
      WebSocketSession session = session();
      send(session, 3_000);
      long deadline = Clock.system().monotonicNanos() + Duration.ofSeconds(10).toNanos();
      while (events.dropped() < 1_900 && Clock.system().monotonicNanos() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(events.dropped()).isBetween(1_900L, 2_000L);
      slow.countDown();
    }
  }

  @Test
  void goesOnAfterAListenerThatFails() throws Exception {
    acceptToken("t");
    BotEventListener failing =
        event -> {
          heard.add(event.type());
          throw new IllegalStateException("thrown on purpose");
        };
    try (BotEvents events =
        follow(BotOptions.DEFAULT.withWebSocketToken(Secret.of("t")), failing)) {
      WebSocketSession session = session();
      assertThat(subscriptions.poll(10, TimeUnit.SECONDS)).isNotNull();
      send(session, 2);
      assertThat(next()).isEqualTo("warning");
      assertThat(next()).isEqualTo("warning");
      assertThat(events.isConnected()).isTrue();
    }
  }

  @Test
  void endsAtOnceWhileItWaitsForABotThatIsGone() {
    bot.kill();
    BotEvents events = follow(BotOptions.DEFAULT, new Recorder());
    events.close();

    assertThat(events.isConnected()).isFalse();
  }

  private static void send(WebSocketSession session, int messages)
      throws IOException, InterruptedException {
    for (int i = 0; i < messages; i++) {
      session.sendText("{\"type\":\"warning\",\"status\":\"" + i + "\"}");
    }
  }
}
