package io.freqwatch.http;

/**
 * The server's end of one WebSocket; make one for each connection. Calls come one after the other,
 * on virtual threads; none may block for long, since the next message waits for it.
 */
public interface WebSocketHandler {
  default void onOpen(WebSocketSession session) {}

  /** A whole text message. */
  default void onText(WebSocketSession session, String text) {}

  /** The last call, exactly once after {@link #onOpen}; 1006 where the connection just broke. */
  default void onClose(int code, String reason) {}
}
