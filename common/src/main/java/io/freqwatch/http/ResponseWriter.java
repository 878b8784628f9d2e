package io.freqwatch.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers onto the wire. Completes or fails the callback of each request exactly once. */
final class ResponseWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);

  private final ActiveRequests active;
  private final ServerWebSocketContainer webSockets;
  private final Duration writeTimeout;

  ResponseWriter(
      ActiveRequests active, ServerWebSocketContainer webSockets, Duration writeTimeout) {
    this.active = active;
    this.webSockets = webSockets;
    this.writeTimeout = writeTimeout;
  }

  void write(
      Response answer,
      Request request,
      org.eclipse.jetty.server.Response response,
      Callback callback) {
    Exchange exchange = new Exchange(request, response, Callback.from(callback, answer.whenDone()));
    switch (answer.body()) {
      case Body.Bytes bytes -> exchange.sendBytes(answer, bytes.content());
      case Body.Stream stream -> exchange.sendStream(answer, stream.writer());
      case Body.Events events -> sendEvents(answer, events.source(), exchange);
      case Body.Upgrade upgrade -> upgrade(upgrade.handler(), exchange);
      case Body.Raw raw -> exchange.sendRaw(raw.content());
      case Body.Abort _ -> exchange.abort();
    }
  }

  private void sendEvents(Response answer, EventSource source, Exchange exchange) {
    active.enterStream();
    try {
      exchange.sendStream(answer, out -> source.feed(new EventStream(out)), false);
    } finally {
      active.leaveStream();
    }
  }

  private void upgrade(WebSocketHandler handler, Exchange exchange) {
    boolean upgraded =
        webSockets.upgrade(
            (_, _, _) -> new WebSocketEndPoint(handler, writeTimeout),
            exchange.request(),
            exchange.response(),
            exchange.callback());
    if (!upgraded) {
      Response answer = Response.error(426, "expected a WebSocket upgrade");
      write(
          answer.withHeader("Upgrade", "websocket"),
          exchange.request(),
          exchange.response(),
          exchange.callback());
    }
  }

  /** One request with its answer. */
  private record Exchange(
      Request request, org.eclipse.jetty.server.Response response, Callback callback) {

    void sendBytes(Response answer, byte[] content) {
      boolean known = isKnown(answer);
      begin(answer, known ? 304 : answer.status());
      if (known) {
        response.write(true, null, callback);
        return;
      }
      if (answer.status() >= 200 && answer.status() != 204) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
      }
      ByteBuffer body = isHead() || content.length == 0 ? null : ByteBuffer.wrap(content);
      response.write(true, body, callback);
    }

    void sendStream(Response answer, BodyWriter writer) {
      sendStream(answer, writer, true);
    }

    void sendStream(Response answer, BodyWriter writer, boolean buffered) {
      begin(answer, answer.status());
      if (isHead()) {
        response.write(true, null, callback);
        return;
      }
      try {
        OutputStream sink = Content.Sink.asOutputStream(response);
        OutputStream out = buffered ? new BufferedOutputStream(sink, 1 << 14) : sink;
        if (!buffered) {
          out.flush();
        }
        writer.writeTo(out);
        out.flush();
        response.write(true, null, callback);
      } catch (EofException | InterruptedException e) {
        fail(e);
      } catch (IOException | RuntimeException | Error e) {
        LOG.debug("stream of {} broke off", request, e);
        fail(e);
      }
    }

    void sendRaw(byte[] content) {
      Callback closing = Callback.from(EndPoints.of(request)::close);
      EndPoints.of(request)
          .write(
              Callback.from(closing, () -> fail(new EofException("raw"))),
              ByteBuffer.wrap(content));
    }

    void abort() {
      EndPoints.reset(EndPoints.of(request));
      fail(new EofException("aborted on purpose"));
    }

    private void fail(Throwable reason) {
      callback.failed(reason);
    }

    private void begin(Response answer, int status) {
      response.setStatus(status);
      HttpFields.Mutable fields = response.getHeaders();
      for (Header header : answer.headers()) {
        HttpField field = new HttpField(header.name(), header.value());
        if (field.getHeader() == HttpHeader.DATE) {
          fields.put(field);
        } else {
          fields.add(field);
        }
      }
    }

    private boolean isHead() {
      return request.getMethod().equals("HEAD");
    }

    private boolean isKnown(Response answer) {
      String wanted = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
      return wanted != null
          && answer.status() == 200
          && answer.header("ETag").filter(etag -> Etags.matches(wanted, etag)).isPresent();
    }
  }
}
