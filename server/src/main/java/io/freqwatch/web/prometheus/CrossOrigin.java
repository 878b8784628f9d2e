package io.freqwatch.web.prometheus;

import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Regex;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets pages of other origins read the answers, where the configuration names them (WHATWG Fetch,
 * CORS protocol). By default none may, other than in Prometheus.
 */
final class CrossOrigin implements Filter {
  private final Optional<Regex> allowed;

  CrossOrigin(Optional<Regex> allowed) {
    this.allowed = allowed;
  }

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    Response answer = next.handle(request);
    if (allowed.isEmpty()) {
      return answer;
    }
    Response varied = answer.withHeader("Vary", "Origin");
    return request
        .header("Origin")
        .filter(allowed.get()::matches)
        .map(origin -> readableBy(origin, varied))
        .orElse(varied);
  }

  private static Response readableBy(String origin, Response answer) {
    return answer
        .withHeader("Access-Control-Allow-Origin", origin)
        .withHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
        .withHeader("Access-Control-Allow-Headers", "Accept, Authorization, Content-Type, Origin")
        .withHeader("Access-Control-Expose-Headers", "Date");
  }
}
