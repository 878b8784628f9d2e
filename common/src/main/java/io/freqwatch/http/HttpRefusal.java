package io.freqwatch.http;

/** Thrown in a handler to answer with an error status and a message for the caller. */
public final class HttpRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public HttpRefusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** What the server answers: {@code {"error": message}} under the status. */
  Response toResponse() {
    return Response.error(status, String.valueOf(getMessage()));
  }
}
