package io.freqwatch.http;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** The client's end of an open WebSocket. Any thread may send; messages go out one by one. */
public final class WebSocketConnection implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final WebSocket socket;
  private final MessageReader reader;
  private final Duration writeTimeout;
  private final ReentrantLock sending = new ReentrantLock();

  WebSocketConnection(WebSocket socket, MessageReader reader, Duration writeTimeout) {
    this.socket = socket;
    this.reader = reader;
    this.writeTimeout = writeTimeout;
  }

  /**
   * Sends a whole message and waits until it is written.
   *
   * @throws IOException when the connection is closed, broken, or not written to within the
   *     deadline it was opened with
   */
  public void sendText(String text) throws IOException, InterruptedException {
    sending.lockInterruptibly();
    try {
      await(socket.sendText(text, true));
    } finally {
      sending.unlock();
    }
  }

  /** Asks the peer for a sign of life, which comes as {@link WebSocketListener#onPong()}. */
  public void ping() throws IOException, InterruptedException {
    sending.lockInterruptibly();
    try {
      await(socket.sendPing(ByteBuffer.allocate(0)));
    } finally {
      sending.unlock();
    }
  }

  /** Closes with 1000; a peer that does not answer that soon is cut off. Returns at once. */
  @Override
  public void close() {
    if (socket.isOutputClosed()) {
      return;
    }
    CompletableFuture<WebSocket> _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    CompletableFuture.delayedExecutor(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::abort);
  }

  /** Breaks the connection at once, without a closing handshake; the listener hears 1006. */
  public void abort() {
    socket.abort();
    reader.broken("aborted");
  }

  public boolean isOpen() {
    return !socket.isInputClosed() && !socket.isOutputClosed();
  }

  private void await(CompletableFuture<WebSocket> written)
      throws IOException, InterruptedException {
    try {
      WebSocket _ = written.get(writeTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      abort();
      throw new IOException("WebSocket server does not read; cut off after " + writeTimeout, e);
    } catch (ExecutionException e) {
      throw new IOException("WebSocket is closed; nothing was sent", e.getCause());
    }
  }
}
