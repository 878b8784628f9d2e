package io.freqwatch.http;

/** What follows the headers of an answer, or happens in its place. */
sealed interface Body {
  Body EMPTY = new Bytes(new byte[0]);

  record Bytes(byte[] content) implements Body {}

  record Stream(BodyWriter writer) implements Body {}

  record Events(EventSource source) implements Body {}

  record Upgrade(WebSocketHandler handler) implements Body {}

  record Raw(byte[] content) implements Body {}

  record Abort() implements Body {}
}
