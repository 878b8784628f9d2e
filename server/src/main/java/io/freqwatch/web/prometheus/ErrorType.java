package io.freqwatch.web.prometheus;

import io.freqwatch.promql.PromqlException;

/** The error types of Prometheus' HTTP API with the status of each. */
enum ErrorType {
  BAD_DATA("bad_data", 400),
  EXECUTION("execution", 422),
  CANCELED("canceled", 499),
  TIMEOUT("timeout", 503),
  INTERNAL("internal", 500),
  NOT_FOUND("not_found", 404),
  /** Prometheus, too, gives it the status of an internal error. */
  UNAVAILABLE("unavailable", 500);

  private final String text;
  private final int status;

  ErrorType(String text, int status) {
    this.text = text;
    this.status = status;
  }

  String text() {
    return text;
  }

  int status() {
    return status;
  }

  static ErrorType of(PromqlException e) {
    return switch (e) {
      case PromqlException.Syntax _, PromqlException.Invalid _ -> BAD_DATA;
      case PromqlException.Execution _ -> EXECUTION;
      case PromqlException.Timeout _ -> TIMEOUT;
      case PromqlException.Canceled _ -> CANCELED;
    };
  }
}
