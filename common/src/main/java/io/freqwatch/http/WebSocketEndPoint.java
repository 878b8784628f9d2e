package io.freqwatch.http;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries Jetty's WebSocket events to a handler of ours. Public only because Jetty calls it through
 * method handles.
 */
public final class WebSocketEndPoint implements Session.Listener.AutoDemanding {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketEndPoint.class);

  private final WebSocketHandler handler;
  private final Duration writeTimeout;
  private @Nullable WebSocketSession session;

  WebSocketEndPoint(WebSocketHandler handler, Duration writeTimeout) {
    this.handler = handler;
    this.writeTimeout = writeTimeout;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    WebSocketSession current = new WebSocketSession(opened, writeTimeout);
    session = current;
    guarded(current, () -> handler.onOpen(current));
  }

  @Override
  public void onWebSocketText(String text) {
    WebSocketSession current = requireNonNull(session);
    guarded(current, () -> handler.onText(current, text));
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    requireNonNull(session).close(StatusCode.BAD_DATA, "expected text messages");
  }

  /** The close that follows tells the handler; Jetty would log a stack trace for each lost peer. */
  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("WebSocket broke", cause);
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    try {
      handler.onClose(code, reason == null ? "" : reason);
    } finally {
      callback.succeed();
    }
  }

  private static void guarded(WebSocketSession session, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.warn("WebSocket handler failed", e);
      session.close(StatusCode.SERVER_ERROR, "internal error");
    }
  }
}
