package io.freqwatch.http;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts the pieces the JDK delivers together to whole messages, within a limit. */
final class MessageReader implements WebSocket.Listener {
  private static final int ABNORMAL = 1006;
  private static final int TOO_BIG = 1009;

  private final WebSocketListener listener;
  private final int maxCharacters;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicReference<@Nullable WebSocket> opened = new AtomicReference<>();
  private volatile boolean abandoned;
  private StringBuilder message = new StringBuilder();

  MessageReader(WebSocketListener listener, int maxCharacters) {
    this.listener = listener;
    this.maxCharacters = maxCharacters;
  }

  @Override
  public void onOpen(WebSocket socket) {
    opened.set(socket);
    if (abandoned) {
      socket.abort();
    } else {
      socket.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
    if (message.length() + piece.length() > maxCharacters) {
      socket.abort();
      close(TOO_BIG, "a message is larger than " + maxCharacters + " characters");
      return null;
    }
    message.append(piece);
    if (last) {
      String whole = message.toString();
      message = new StringBuilder();
      listener.onText(whole);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer payload) {
    listener.onPong();
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    close(code, reason);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    String message = failure.getMessage();
    broken(message == null ? failure.getClass().getSimpleName() : message);
  }

  /** Nobody waits for the connection any more; the JDK would open it all the same. */
  void abandon() {
    abandoned = true;
    WebSocket socket = opened.get();
    if (socket != null) {
      socket.abort();
    }
  }

  /** The connection is gone without a closing handshake. */
  void broken(String reason) {
    close(ABNORMAL, reason);
  }

  private void close(int code, String reason) {
    if (closed.compareAndSet(false, true)) {
      listener.onClose(code, reason);
    }
  }
}
