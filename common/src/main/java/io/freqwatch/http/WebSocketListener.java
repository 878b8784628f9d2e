package io.freqwatch.http;

/**
 * Hears what comes over a client's WebSocket. Calls come one after the other on virtual threads;
 * the next message is read when the call before has returned, so a slow listener slows the sender.
 */
public interface WebSocketListener {
  /** A whole text message. */
  void onText(String text);

  /** The answer to {@link WebSocketConnection#ping()}. */
  default void onPong() {}

  /**
   * The last call, exactly once: the peer's code such as 1012; 1006 where the connection broke,
   * 1009 where a message was larger than the limit.
   */
  void onClose(int code, String reason);
}
