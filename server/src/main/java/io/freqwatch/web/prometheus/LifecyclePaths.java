package io.freqwatch.web.prometheus;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.OwnPages;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.CheckResult;
import java.util.List;
import java.util.function.UnaryOperator;

/** The paths below {@code /-/}: whether the program lives, and what it is to do. */
public final class LifecyclePaths {
  /** Of what changes something. */
  static final Filter OWN_PAGES = new OwnPages(why -> ApiAnswer.refusal(403, why));

  private final ServerControl control;
  private final boolean enabled;

  /**
   * @param enabled whether anybody may ask for a reload or the end
   */
  public LifecyclePaths(ServerControl control, boolean enabled) {
    this.control = control;
    this.enabled = enabled;
  }

  /**
   * Adds the routes.
   *
   * @param each is put around every one of them
   */
  public Router on(Router router, UnaryOperator<Handler> each) {
    router.get("/-/healthy", each.apply(this::health)).get("/-/ready", each.apply(this::readiness));
    for (String method : List.of("POST", "PUT")) {
      router.on(method, "/-/reload", each.apply(this::reload).behind(OWN_PAGES, allowed()));
      router.on(method, "/-/quit", each.apply(this::quit).behind(OWN_PAGES, allowed()));
    }
    return router;
  }

  /** Lets requests through where they are allowed. */
  private Filter allowed() {
    return (request, next) ->
        enabled
            ? next.handle(request)
            : Response.text("Lifecycle API is not enabled.").withStatus(403);
  }

  private Response health(Request request) {
    return Response.text("Freqwatch is Healthy.\n");
  }

  /** Degraded is ready: it answers, and says what keeps it from being well. */
  private Response readiness(Request request) {
    CheckResult readiness = control.readiness();
    return switch (readiness.status()) {
      case OK -> Response.text("Freqwatch is Ready.\n");
      case DEGRADED ->
          Response.text("Freqwatch is Ready.\ndegraded: " + readiness.message() + "\n");
      case FAILED -> Response.text("Service Unavailable: " + readiness.message()).withStatus(503);
    };
  }

  private Response reload(Request request) {
    try {
      control.reload();
      return Response.text("");
    } catch (InvalidFileException e) {
      return Response.text("failed to reload config: " + e.getMessage() + "\n").withStatus(500);
    }
  }

  private Response quit(Request request) {
    control.quit();
    return Response.text("Requesting termination... Goodbye!");
  }
}
