package io.freqwatch.web.prometheus;

import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.util.Optional;

/**
 * Refuses what a page of another origin has a browser send. Whoever changes something here needs no
 * password on this port, so a form on a stranger's page could do it too. Programs send neither of
 * the two headers.
 */
final class OwnPages implements Filter {
  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    return isForeign(request)
        ? ApiAnswer.refusal(403, "a page of another origin may not ask for this")
        : next.handle(request);
  }

  private static boolean isForeign(Request request) {
    Optional<String> site = request.header("Sec-Fetch-Site");
    if (site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none")) {
      return true;
    }
    String host = request.header("Host").orElse("");
    return request.header("Origin").filter(origin -> !origin.endsWith("://" + host)).isPresent();
  }
}
