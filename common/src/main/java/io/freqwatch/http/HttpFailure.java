package io.freqwatch.http;

/**
 * A call that brought no answer. The message names the call, without query and credentials, and
 * says what went wrong.
 */
public final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Kind {
    /** The deadline passed before the answer was whole. */
    TIMEOUT,
    /** Nothing listens there, or no way leads there. */
    REFUSED,
    /** The TLS handshake failed; the certificate above all. */
    TLS,
    /** The name has no address. */
    UNKNOWN_HOST,
    /** The answer is larger than the caller takes, before or after decompression. */
    TOO_LARGE,
    /** The connection broke, or what came is not HTTP. */
    BROKEN,
    /** The calling thread was interrupted, or the fetcher is closed. */
    CANCELLED,
    /** A file that the call needs, such as one with a password, cannot be used. */
    UNPREPARED,
    /** The server answered an upgrade to WebSocket with another status. */
    REJECTED
  }

  private final Kind kind;
  private final int status;

  HttpFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = 0;
  }

  private HttpFailure(int status, String message, Throwable cause) {
    super(message, cause);
    this.kind = Kind.REJECTED;
    this.status = status;
  }

  static HttpFailure rejected(String call, int status, Throwable cause) {
    String message = call + ": answered with status " + status + "; expected 101 and a WebSocket";
    return new HttpFailure(status, message, cause);
  }

  public Kind kind() {
    return kind;
  }

  /** The HTTP status of a rejected upgrade; 0 for every other kind. */
  public int status() {
    return status;
  }
}
