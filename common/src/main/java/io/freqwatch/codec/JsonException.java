package io.freqwatch.codec;

/** A document that is no JSON; the message never quotes the document, which may hold secrets. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
