package io.freqwatch.http;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Carries Jetty's WebSocket events to a handler of ours. Public only because Jetty calls it through
 * method handles.
 */
public final class WebSocketEndPoint implements Session.Listener.AutoDemanding {
  private final WebSocketHandler handler;
  private final Duration writeTimeout;
  private @Nullable WebSocketSession session;

  WebSocketEndPoint(WebSocketHandler handler, Duration writeTimeout) {
    this.handler = handler;
    this.writeTimeout = writeTimeout;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = new WebSocketSession(opened, writeTimeout);
    handler.onOpen(session);
  }

  @Override
  public void onWebSocketText(String text) {
    handler.onText(requireNonNull(session), text);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    requireNonNull(session).close(StatusCode.BAD_DATA, "expected text messages");
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    try {
      handler.onClose(code, reason == null ? "" : reason);
    } finally {
      callback.succeed();
    }
  }
}
