package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.http.WebSocketListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** Keeps what came over a WebSocket. */
final class RecordedMessages implements WebSocketListener {
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private volatile int closeCode;

  @Override
  public void onText(String text) {
    messages.add(Json.parse(text));
  }

  @Override
  public void onClose(int code, String reason) {
    closeCode = code;
  }

  /** 0 while open. */
  int closeCode() {
    return closeCode;
  }

  List<JsonNode> ofType(String type) {
    return messages.stream().filter(m -> m.path("type").asString("").equals(type)).toList();
  }

  boolean has(String type) {
    return !ofType(type).isEmpty();
  }
}
