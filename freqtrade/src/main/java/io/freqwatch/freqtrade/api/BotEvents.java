package io.freqwatch.freqtrade.api;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.WebSocketClient;
import io.freqwatch.http.WebSocketConnection;
import io.freqwatch.lifecycle.Backoff;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows the messages of one bot for as long as it runs: connects, subscribes, and connects again
 * after every loss, with a back-off; a bot that reloads says so with code 1012 and refuses
 * connections for a while. The bot never pings, so we do; where nothing at all comes back for two
 * pings the connection counts as dead.
 *
 * <p>Two virtual threads: one keeps the connection, one calls the listener.
 */
public final class BotEvents implements Component {
  private static final String PATH = "/message/ws";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration PING_INTERVAL = Duration.ofSeconds(30);
  private static final long STABLE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int MAX_MESSAGE = 1 << 20;
  private static final int FORBIDDEN = 403;

  /** Known to both dialects: one unknown type would void the list. Not analyzed_df: it is huge. */
  private static final List<String> TYPES =
      List.of(
          "status",
          "warning",
          "exception",
          "startup",
          "entry",
          "entry_fill",
          "entry_cancel",
          "exit",
          "exit_fill",
          "exit_cancel",
          "protection_trigger",
          "protection_trigger_global",
          "strategy_msg",
          "whitelist",
          "new_candle");

  private final BotAddress bot;
  private final BotOptions options;
  private final WebSocketClient client;
  private final TokenSession session;
  private final Clock clock;
  private final Backoff backoff;
  private final EventDispatcher dispatcher;
  private final Thread thread;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong rejections = new AtomicLong();
  private volatile boolean connected;
  private volatile String problem = "not connected yet";
  private volatile boolean closing;

  /**
   * @param random spreads the waits of many followers
   */
  public BotEvents(
      BotAddress bot,
      BotOptions options,
      HttpFetcher fetcher,
      Clock clock,
      RandomGenerator random,
      BotEventListener listener) {
    this.bot = bot;
    this.options = options;
    this.client = new WebSocketClient(fetcher);
    this.session = new TokenSession(bot, fetcher::fetch, clock);
    this.clock = clock;
    this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, random);
    this.dispatcher = new EventDispatcher(bot.name(), listener);
    this.thread = Thread.ofVirtual().name("bot-events-" + bot.name()).unstarted(this::run);
  }

  @Override
  public void start() {
    dispatcher.start();
    thread.start();
  }

  @Override
  public CheckResult check() {
    return connected ? CheckResult.OK : CheckResult.degraded(problem);
  }

  public boolean isConnected() {
    return connected;
  }

  /** Connections after the first one. */
  public long reconnects() {
    return Math.max(0, connections.get() - 1);
  }

  /** Connections that the bot refused with 403: it does not take the token. */
  public long rejections() {
    return rejections.get();
  }

  /** Messages dropped because the listener was too slow. */
  public long dropped() {
    return dispatcher.dropped();
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dispatcher.close();
  }

  private void run() {
    try {
      while (!closing) {
        long begin = clock.monotonicNanos();
        follow();
        if (clock.monotonicNanos() - begin > STABLE_NANOS) {
          backoff.reset();
        }
        clock.sleep(backoff.next());
      }
    } catch (InterruptedException closed) {
      connected = false;
    }
  }

  /** One connection, from its begin to its end. */
  private void follow() throws InterruptedException {
    ConnectionWatch watch = new ConnectionWatch(dispatcher);
    try (WebSocketConnection connection = client.connect(call(), watch)) {
      connected();
      connection.sendText(subscription());
      problem = keep(connection, watch);
    } catch (IOException e) {
      problem = "the WebSocket broke: " + e.getMessage();
    } catch (HttpFailure e) {
      failed(e);
    } catch (BotCallException e) {
      problem = e.getMessage() == null ? "no token" : e.getMessage();
    } finally {
      disconnected();
    }
  }

  /** Answers why the connection ended. */
  private String keep(WebSocketConnection connection, ConnectionWatch watch)
      throws IOException, InterruptedException {
    String end = watch.awaitClose(PING_INTERVAL);
    while (end == null && watch.takeSignOfLife()) {
      connection.ping();
      end = watch.awaitClose(PING_INTERVAL);
    }
    if (end == null) {
      connection.abort();
      return "closed by us: no sign of life for " + PING_INTERVAL.toSeconds() + " s";
    }
    return end;
  }

  private void connected() throws InterruptedException {
    connections.incrementAndGet();
    connected = true;
    dispatcher.connected();
  }

  private void disconnected() throws InterruptedException {
    if (connected) {
      connected = false;
      dispatcher.disconnected(problem);
    }
  }

  private void failed(HttpFailure failure) throws InterruptedException {
    if (failure.kind() == HttpFailure.Kind.CANCELLED && Thread.interrupted()) {
      throw new InterruptedException("closing");
    }
    problem = "no WebSocket: " + failure.getMessage();
    if (failure.status() == FORBIDDEN) {
      rejections.incrementAndGet();
      problem = "the bot does not take our token for its WebSocket (403)";
      session.forget();
    }
  }

  private HttpCall call() throws InterruptedException {
    @Nullable Secret configured = options.webSocketToken();
    Secret token = configured == null ? session.freshToken() : configured;
    String encoded = URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8);
    return HttpCall.get(bot.resolve(PATH + "?token=" + encoded))
        .within(options.maxTimeout())
        .withMaxBodyBytes(MAX_MESSAGE);
  }

  private static String subscription() {
    ObjectNode message = Json.object().put("type", "subscribe");
    ArrayNode types = message.putArray("data");
    TYPES.forEach(types::add);
    return Json.text(message);
  }
}
