package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The open message sockets of a bot. Thread-safe; sending never waits for a reader. */
final class MessageHub {
  private static final int RESTARTING = 1012;

  private final Set<MessageSocket> sockets = ConcurrentHashMap.newKeySet();

  void add(MessageSocket socket) {
    sockets.add(socket);
  }

  void remove(MessageSocket socket) {
    sockets.remove(socket);
  }

  /** Sends to those who subscribed to the message's type. */
  void publish(ObjectNode message) {
    String type = message.path("type").asString();
    String text = Json.text(message);
    sockets.forEach(socket -> socket.offer(type, text));
  }

  boolean hasSubscriber(String type) {
    return sockets.stream().anyMatch(socket -> socket.wants(type));
  }

  int size() {
    return sockets.size();
  }

  /** Says goodbye as a bot does that restarts. */
  void restart() {
    sockets.forEach(socket -> socket.close(RESTARTING));
    sockets.clear();
  }
}
