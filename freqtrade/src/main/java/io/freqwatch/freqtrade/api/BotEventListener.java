package io.freqwatch.freqtrade.api;

/**
 * Who follows a bot's messages. All calls of one follower come one after the other on one thread of
 * its own, so a slow listener delays only itself; what then does not fit into the queue is dropped
 * and counted.
 */
public interface BotEventListener {
  /** Subscribed; anything may have happened since the last connection. */
  default void connected() {}

  void event(BotEvent event);

  /** The connection is gone; the follower connects again by itself. */
  default void disconnected(String reason) {}
}
