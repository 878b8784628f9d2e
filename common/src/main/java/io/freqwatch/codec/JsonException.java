package io.freqwatch.codec;

import org.jspecify.annotations.Nullable;

/** A document that is no JSON; the message never quotes the document, which may hold secrets. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
