package io.freqwatch.http;

import java.io.IOException;

/** A body went beyond its limit; becomes {@link HttpFailure.Kind#TOO_LARGE}. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("larger than the limit");
  }
}
