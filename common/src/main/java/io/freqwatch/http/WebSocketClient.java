package io.freqwatch.http;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;

/** Opens WebSockets over the connections of a fetcher. Safe for many threads. */
public final class WebSocketClient {
  private final HttpFetcher fetcher;

  public WebSocketClient(HttpFetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * Opens a WebSocket at the address of a GET call, with its headers, within its deadline; its
   * largest body is the largest message taken.
   *
   * @throws HttpFailure when that does not succeed; of kind {@code REJECTED}, with its status, when
   *     the server answers but does not upgrade
   */
  public WebSocketConnection connect(HttpCall call, WebSocketListener listener) {
    WebSocket.Builder builder =
        fetcher.client().newWebSocketBuilder().connectTimeout(call.deadline());
    call.headers().forEach(header -> builder.header(header.name(), header.value()));
    MessageReader reader = new MessageReader(listener, call.maxBodyBytes());
    CompletableFuture<WebSocket> pending = builder.buildAsync(webSocketUri(call.uri()), reader);
    try {
      return new WebSocketConnection(HttpFetcher.await(call, pending), reader, call.deadline());
    } catch (HttpFailure e) {
      reader.abandon();
      throw e;
    }
  }

  private static URI webSocketUri(URI uri) {
    String text = uri.toString();
    return text.startsWith("http") ? URI.create("ws" + text.substring(4)) : uri;
  }
}
