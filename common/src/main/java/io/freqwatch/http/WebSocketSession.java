package io.freqwatch.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The server's end of one open WebSocket. Any thread may send; messages go out one by one. */
public final class WebSocketSession {
  private final Session session;
  private final Duration writeTimeout;
  private final ReentrantLock sending = new ReentrantLock();

  WebSocketSession(Session session, Duration writeTimeout) {
    this.session = session;
    this.writeTimeout = writeTimeout;
  }

  /**
   * Sends a whole message; blocks until it is written to the socket. A client that does not read
   * for the server's idle timeout is cut off.
   *
   * @throws IOException when the session is closed, broken or cut off
   */
  public void sendText(String text) throws IOException, InterruptedException {
    sending.lockInterruptibly();
    try {
      Callback.Completable written = new Callback.Completable();
      session.sendText(text, written);
      await(written);
    } finally {
      sending.unlock();
    }
  }

  /** Starts the closing handshake, with a code such as 1012; returns at once. */
  public void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  /** Breaks the connection without a closing handshake. */
  public void abort() {
    session.disconnect();
  }

  public boolean isOpen() {
    return session.isOpen();
  }

  private void await(Callback.Completable written) throws IOException, InterruptedException {
    try {
      written.get(writeTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      abort();
      throw new IOException("WebSocket client does not read; cut off after " + writeTimeout, e);
    } catch (ExecutionException e) {
      throw new IOException("WebSocket is closed; the message was not sent", e.getCause());
    }
  }
}
