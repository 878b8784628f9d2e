package io.freqwatch.freqtrade.simulator;

import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;

/** Gives errors the shapes that Freqtrade gives them. */
final class ApiErrors implements Filter {
  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    try {
      return shaped(request, next.handle(request));
    } catch (ApiException e) {
      return e.answer(request.path());
    }
  }

  private static Response shaped(Request request, Response response) {
    boolean unrouted = request.route().isEmpty();
    return switch (unrouted ? response.status() : 0) {
      case 404 -> ApiException.detail(404, "Not Found").answer(request.path());
      case 405 -> ApiException.detail(405, "Method Not Allowed").answer(request.path());
      default -> response;
    };
  }
}
