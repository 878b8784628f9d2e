package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answer: status, headers and a body. Immutable, so an answer that does not change may be kept
 * and sent many times.
 */
public final class Response {
  private static final String JSON = "application/json";

  private final int status;
  private final List<Header> headers;
  private final Body body;
  private final Runnable whenDone;

  private Response(int status, List<Header> headers, Body body) {
    this(status, headers, body, Response::nothing);
  }

  private Response(int status, List<Header> headers, Body body, Runnable whenDone) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.whenDone = whenDone;
  }

  /** A status without a body. */
  public static Response status(int status) {
    return new Response(status, List.of(), Body.EMPTY);
  }

  /** The array is not copied; it must not change any more. */
  public static Response bytes(String contentType, byte[] content) {
    return withType(contentType, new Body.Bytes(content));
  }

  /** Text in UTF-8. */
  public static Response text(String text) {
    return bytes("text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  public static Response html(String html) {
    return bytes("text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  /** A JSON document that is already written. */
  public static Response json(byte[] document) {
    return bytes(JSON, document);
  }

  public static Response json(String document) {
    return json(document.getBytes(UTF_8));
  }

  /** {@code {"error": message}} under the status. */
  public static Response error(int status, String message) {
    return json(Json.bytes(Json.object().put("error", message))).withStatus(status);
  }

  /** A body written piece by piece; its length is not known before. */
  public static Response stream(String contentType, BodyWriter writer) {
    return withType(contentType, new Body.Stream(writer));
  }

  /** A stream of Server-Sent Events. */
  public static Response events(EventSource source) {
    return withType("text/event-stream", new Body.Events(source))
        .withHeader("Cache-Control", "no-store")
        .withHeader("X-Accel-Buffering", "no");
  }

  /**
   * Upgrades to a WebSocket. A handler refuses an upgrade by returning any other answer. A request
   * that asks for no upgrade is answered with 426.
   */
  public static Response webSocket(WebSocketHandler handler) {
    return new Response(101, List.of(), new Body.Upgrade(handler));
  }

  /** Sends nothing and resets the connection, as a crashing server does. */
  public static Response abort() {
    return new Response(0, List.of(), new Body.Abort());
  }

  /** Sends these bytes in place of an answer, however malformed, and closes the connection. */
  public static Response raw(byte[] content) {
    return new Response(0, List.of(), new Body.Raw(content));
  }

  public Response withStatus(int newStatus) {
    return new Response(newStatus, headers, body, whenDone);
  }

  /**
   * Sets a header in place of any of the same name; {@code Date} may be set too.
   *
   * @throws IllegalArgumentException for a line break or another control character
   */
  public Response withHeader(String name, String value) {
    return withHeaders(List.of(new Header(name, value)));
  }

  /** Adds a header beside those of the same name, for {@code Set-Cookie}. */
  public Response addingHeader(String name, String value) {
    List<Header> changed = new ArrayList<>(headers);
    changed.add(new Header(name, value));
    return new Response(status, changed, body, whenDone);
  }

  /** Says that the body bytes are compressed already, such as {@code gzip}. */
  public Response withContentEncoding(String encoding) {
    return withHeader("Content-Encoding", encoding);
  }

  /**
   * Gives the body a name, without quotes; a request that knows this name is answered with 304 and
   * no body.
   */
  public Response withEtag(String etag) {
    return withHeader("ETag", '"' + etag + '"');
  }

  /** Sets these headers in place of any of the same names. */
  Response withHeaders(List<Header> more) {
    List<Header> changed = new ArrayList<>(headers.size() + more.size());
    for (Header header : headers) {
      if (more.stream().noneMatch(other -> other.name().equalsIgnoreCase(header.name()))) {
        changed.add(header);
      }
    }
    changed.addAll(more);
    return new Response(status, changed, body, whenDone);
  }

  /**
   * Runs this once for each time the answer is sent, when it is written or has failed: also where
   * its body is never asked for, as for HEAD or a client that is gone. For what the answer holds on
   * to.
   */
  public Response whenDone(Runnable action) {
    return new Response(status, headers, body, action);
  }

  public int status() {
    return status;
  }

  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  List<Header> headers() {
    return headers;
  }

  private static void nothing() {}

  Runnable whenDone() {
    return whenDone;
  }

  Body body() {
    return body;
  }

  private static Response withType(String contentType, Body body) {
    return new Response(200, List.of(new Header("Content-Type", contentType)), body);
  }
}
