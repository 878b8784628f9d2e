package io.freqwatch.web.alerting;

import io.freqwatch.alertmanager.channel.OutboxChannel;
import io.freqwatch.alertmanager.channel.OutboxMessage;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the alerts page and the outbox page read, under {@code /api/alerts} and {@code /api/outbox},
 * and the runbooks.
 */
public final class AlertPages {
  private static final int MAX_MESSAGES = 500;

  private record Kept(String channel, OutboxMessage message) {}

  private final AlertBoard board;
  private final Map<String, OutboxChannel> outboxes;
  private final String version;
  private final int maxStreams;
  private final Clock clock;

  /**
   * @param outboxes by the names of their channels
   * @param maxStreams pages of each kind that may follow at once
   */
  public AlertPages(
      AlertBoard board,
      Map<String, OutboxChannel> outboxes,
      String version,
      int maxStreams,
      Clock clock) {
    this.board = board;
    this.outboxes = Map.copyOf(outboxes);
    this.version = version;
    this.maxStreams = maxStreams;
    this.clock = clock;
  }

  /** Adds the routes. */
  public Router on(Router router) {
    new LiveDocument("alerts", this::alerts, maxStreams, clock).on(router);
    new LiveDocument("outbox", this::outbox, maxStreams, clock).on(router);
    return Runbooks.on(router);
  }

  private ObjectNode alerts() throws InterruptedException {
    return board.document().put("version", version);
  }

  /** All messages, the newest first. */
  private ObjectNode outbox() {
    ObjectNode document = Json.object().put("version", version);
    ArrayNode channels = document.putArray("channels");
    outboxes.keySet().stream().sorted().forEach(channels::add);
    ArrayNode messages = document.putArray("messages");
    outboxes.entrySet().stream()
        .flatMap(each -> kept(each.getKey(), each.getValue()).stream())
        .sorted(Comparator.<Kept, Instant>comparing(each -> each.message().at()).reversed())
        .limit(MAX_MESSAGES)
        .forEach(each -> put(each, messages.addObject()));
    return document;
  }

  private static List<Kept> kept(String channel, OutboxChannel outbox) {
    return outbox.messages().stream().map(message -> new Kept(channel, message)).toList();
  }

  private static void put(Kept kept, ObjectNode node) {
    OutboxMessage message = kept.message();
    node.put("channel", kept.channel())
        .put("number", message.number())
        .put("at", message.at().toEpochMilli() / 1000.0)
        .put("severity", message.severity())
        .put("title", message.title())
        .put("text", message.text())
        .put("link", message.link());
  }
}
