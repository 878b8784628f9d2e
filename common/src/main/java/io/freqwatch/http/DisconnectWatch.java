package io.freqwatch.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Notices that the client of a request has gone while nothing is read from it. Jetty reads only
 * when the answer is written, so this waits for the socket to become readable: its end means that
 * nobody waits for an answer any more. A byte means that the client has sent its next request
 * already; it goes back to the connection, and this client is not watched any further.
 *
 * <p>Made and closed by the thread that handles the request, after its body is read; the action
 * runs on a thread of the server's and must not block.
 */
public final class DisconnectWatch implements AutoCloseable {
  private final EndPoint endPoint;
  private final Runnable action;
  private final ByteBuffer sentAhead = BufferUtil.allocate(1);
  private boolean closed;

  private DisconnectWatch(EndPoint endPoint, Runnable action) {
    this.endPoint = endPoint;
    this.action = action;
  }

  static DisconnectWatch start(EndPoint endPoint, Runnable action) {
    DisconnectWatch watch = new DisconnectWatch(endPoint, action);
    watch.await();
    return watch;
  }

  /** Watches no longer; the action does not begin after this. */
  @Override
  public synchronized void close() {
    closed = true;
    if (endPoint instanceof AbstractEndPoint known) {
      known.getFillInterest().onFail(new IOException("no longer watched"));
    }
    if (sentAhead.hasRemaining() && endPoint.getConnection() instanceof Connection.UpgradeTo own) {
      own.onUpgradeTo(sentAhead);
    }
  }

  private void await() {
    endPoint.tryFillInterested(
        Callback.from(Invocable.InvocationType.NON_BLOCKING, this::readable, _ -> {}));
  }

  private synchronized void readable() {
    if (closed) {
      return;
    }
    try {
      int filled = endPoint.fill(sentAhead);
      if (filled == 0) {
        await();
      } else if (filled < 0) {
        action.run();
      }
    } catch (IOException ignored) { // a connection that is reset has no client either
      action.run();
    }
  }
}
