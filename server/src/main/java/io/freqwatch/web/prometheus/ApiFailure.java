package io.freqwatch.web.prometheus;

/** There is no answer to a request, for a reason that has a type. */
final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorType type;

  ApiFailure(ErrorType type, String message) {
    super(message, null, false, false);
    this.type = type;
  }

  ErrorType type() {
    return type;
  }
}
