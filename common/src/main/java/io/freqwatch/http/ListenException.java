package io.freqwatch.http;

/** A server could not open its port; the message names the address and what to do. */
public final class ListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
