package io.freqwatch.freqtrade.api;

import io.freqwatch.http.WebSocketListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hears one connection: hands messages on, and remembers that it lives and how it ended. */
final class ConnectionWatch implements WebSocketListener {
  private final EventDispatcher dispatcher;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String end = "";
  private volatile boolean alive = true;

  ConnectionWatch(EventDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public void onText(String text) {
    alive = true;
    dispatcher.event(EventDecoder.decode(text));
  }

  @Override
  public void onPong() {
    alive = true;
  }

  @Override
  public void onClose(int code, String reason) {
    end = "closed with " + code + (reason.isEmpty() ? "" : ": " + reason);
    closed.countDown();
  }

  /** How the connection ended; null while it has not. */
  @Nullable String awaitClose(Duration timeout) throws InterruptedException {
    return closed.await(timeout.toMillis(), TimeUnit.MILLISECONDS) ? end : null;
  }

  /** Whether anything came since this was asked last. */
  boolean takeSignOfLife() {
    boolean was = alive;
    alive = false;
    return was;
  }
}
