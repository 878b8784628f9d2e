package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The sending end of Server-Sent Events (WHATWG HTML, "Server-sent events"). Every call writes
 * through to the socket and blocks while the client does not read, at most the server's idle
 * timeout; nothing is queued. Used by one thread.
 */
public final class EventStream {
  private final OutputStream out;

  EventStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Sends one event without a name, which a browser calls a message.
   *
   * @throws IOException when the client is gone or does not read
   */
  public void send(String data) throws IOException {
    StringBuilder text = new StringBuilder(data.length() + 8);
    appendLines(text, "data: ", data);
    write(text);
  }

  /**
   * Sends one event.
   *
   * @throws IOException when the client is gone or does not read
   */
  public void send(String event, String data) throws IOException {
    StringBuilder text = new StringBuilder(data.length() + event.length() + 24);
    text.append("event: ").append(line(event)).append('\n');
    appendLines(text, "data: ", data);
    write(text);
  }

  /** Sends an event with an id, which the browser names as {@code Last-Event-ID} on reconnect. */
  public void send(String event, String id, String data) throws IOException {
    StringBuilder text = new StringBuilder(data.length() + 64);
    text.append("event: ").append(line(event)).append('\n');
    text.append("id: ").append(line(id)).append('\n');
    appendLines(text, "data: ", data);
    write(text);
  }

  /** Sends a comment: a heartbeat that finds out whether the client is still there. */
  public void comment(String comment) throws IOException {
    StringBuilder text = new StringBuilder(comment.length() + 8);
    appendLines(text, ": ", comment);
    write(text);
  }

  private static void appendLines(StringBuilder text, String prefix, String content) {
    content.lines().forEach(line -> text.append(prefix).append(line).append('\n'));
    if (content.isEmpty()) {
      text.append(prefix).append('\n');
    }
  }

  private static String line(String text) {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("'" + text + "' has a line break; expected one line");
    }
    return text;
  }

  private void write(StringBuilder text) throws IOException {
    out.write(text.append('\n').toString().getBytes(UTF_8));
    out.flush();
  }
}
