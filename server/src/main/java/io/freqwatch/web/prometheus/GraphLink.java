package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.net.URLEncoder;

/**
 * Where the links of alerts lead, {@code /graph?g0.expr=...}: a browser is sent on to the answer of
 * the expression.
 */
final class GraphLink {
  private GraphLink() {}

  static Response follow(Request request) {
    String expression = request.query("g0.expr").orElse("");
    return Response.status(302)
        .withHeader("Location", "api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
  }
}
