package io.freqwatch.web.prometheus;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.CheckResult;

/** The paths below {@code /-/}: whether the program lives, and what it is to do. */
final class LifecyclePaths {
  private final ServerControl control;
  private final boolean enabled;

  LifecyclePaths(ServerControl control, boolean enabled) {
    this.control = control;
    this.enabled = enabled;
  }

  /** Lets requests through where they are allowed. */
  Filter allowed() {
    return (request, next) ->
        enabled
            ? next.handle(request)
            : Response.text("Lifecycle API is not enabled.").withStatus(403);
  }

  Response health(Request request) {
    return Response.text("Freqwatch is Healthy.\n");
  }

  /** Degraded is ready: it answers, and says what keeps it from being well. */
  Response readiness(Request request) {
    CheckResult readiness = control.readiness();
    return switch (readiness.status()) {
      case OK -> Response.text("Freqwatch is Ready.\n");
      case DEGRADED ->
          Response.text("Freqwatch is Ready.\ndegraded: " + readiness.message() + "\n");
      case FAILED -> Response.text("Service Unavailable: " + readiness.message()).withStatus(503);
    };
  }

  Response reload(Request request) {
    try {
      control.reload();
      return Response.text("");
    } catch (InvalidFileException e) {
      return Response.text("failed to reload config: " + e.getMessage() + "\n").withStatus(500);
    }
  }

  Response quit(Request request) {
    control.quit();
    return Response.text("Requesting termination... Goodbye!");
  }
}
