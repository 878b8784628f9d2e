package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.WebSocketHandler;
import io.freqwatch.http.WebSocketSession;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One reader of a bot's messages. A virtual thread of its own writes, from a queue of at most
 * {@value #QUEUE} messages; who reads so slowly that it fills is cut off, as Freqtrade does.
 */
final class MessageSocket implements WebSocketHandler {
  private static final int QUEUE = 256;
  private static final Set<String> TYPES =
      Set.of(
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
          "analyzed_df",
          "new_candle");

  /** A message, or with a code the end of the connection. */
  private record Outgoing(String text, int closeCode) {}

  private final MessageHub hub;
  private final Function<JsonNode, List<ObjectNode>> requests;
  private final BlockingQueue<Outgoing> queue = new ArrayBlockingQueue<>(QUEUE);
  private volatile Set<String> subscriptions = Set.of();
  private volatile @Nullable WebSocketSession session;
  private volatile @Nullable Thread writer;

  /**
   * @param requests answers {@code whitelist} and {@code analyzed_df} requests
   */
  MessageSocket(MessageHub hub, Function<JsonNode, List<ObjectNode>> requests) {
    this.hub = hub;
    this.requests = requests;
  }

  @Override
  public void onOpen(WebSocketSession opened) {
    session = opened;
    writer = Thread.ofVirtual().name("simulated-messages").start(() -> write(opened));
    hub.add(this);
  }

  @Override
  public void onText(WebSocketSession from, String text) {
    try {
      answer(Json.parse(text));
    } catch (JsonException ignoredAsFreqtradeDoes) {
      return;
    }
  }

  private void answer(JsonNode request) {
    if (request.path("type").asString("").equals("subscribe")) {
      subscribe(request.path("data"));
      return;
    }
    requests.apply(request).forEach(message -> enqueue(new Outgoing(Json.text(message), 0)));
  }

  /** One unknown type voids the whole list. */
  private void subscribe(JsonNode types) {
    Set<String> wanted = new HashSet<>();
    types.forEach(type -> wanted.add(type.asString("")));
    subscriptions = TYPES.containsAll(wanted) ? Set.copyOf(wanted) : Set.of();
  }

  boolean wants(String type) {
    return subscriptions.contains(type);
  }

  void offer(String type, String text) {
    if (wants(type)) {
      enqueue(new Outgoing(text, 0));
    }
  }

  private void enqueue(Outgoing outgoing) {
    WebSocketSession open = session;
    if (!queue.offer(outgoing) && open != null) {
      open.abort();
    }
  }

  /** Closes once what is queued has been written. */
  void close(int code) {
    enqueue(new Outgoing("", code));
  }

  @Override
  public void onClose(int code, String reason) {
    hub.remove(this);
    Thread running = writer;
    if (running != null) {
      running.interrupt();
    }
  }

  private void write(WebSocketSession to) {
    try {
      Outgoing next = queue.take();
      while (next.closeCode() == 0) {
        to.sendText(next.text());
        next = queue.take();
      }
      to.close(next.closeCode(), "");
    } catch (IOException | InterruptedException ignoredSinceTheReaderIsGone) {
      hub.remove(this);
    }
  }
}
