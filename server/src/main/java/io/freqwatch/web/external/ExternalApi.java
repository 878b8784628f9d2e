package io.freqwatch.web.external;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.util.List;

/**
 * Hands the reading paths of the API on to the other server, so that whoever asks us finds them
 * where they are with our own engine. What changes a server is not handed on, nor any header.
 */
public final class ExternalApi {
  private static final List<String> QUESTIONS =
      List.of(
          "query",
          "query_range",
          "query_exemplars",
          "format_query",
          "parse_query",
          "series",
          "labels");

  private static final List<String> PAGES =
      List.of(
          "label/{name}/values",
          "metadata",
          "rules",
          "alerts",
          "alertmanagers",
          "targets",
          "targets/metadata",
          "scrape_pools",
          "status/buildinfo",
          "status/runtimeinfo",
          "status/flags",
          "status/tsdb");

  private final ExternalPrometheus server;

  public ExternalApi(ExternalPrometheus server) {
    this.server = server;
  }

  public Router routes() {
    Router router = new Router();
    for (String path : QUESTIONS) {
      router.get("/api/v1/" + path, this::handOn).post("/api/v1/" + path, this::handOn);
    }
    PAGES.forEach(path -> router.get("/api/v1/" + path, this::handOn));
    return router;
  }

  private Response handOn(Request request) throws IOException {
    try {
      HttpAnswer answer = server.fetch(call(request));
      String type = answer.header("Content-Type").orElse("application/json");
      return Response.bytes(type, answer.body()).withStatus(answer.status());
    } catch (HttpFailure e) {
      return Response.error(502, "the external server is not reached: " + e.getMessage());
    }
  }

  private HttpCall call(Request request) throws IOException {
    String path = request.rawPath();
    String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    return request.method().equals("POST")
        ? HttpCall.post(
            server.at(path + query), "application/x-www-form-urlencoded", request.body())
        : HttpCall.get(server.at(path + query));
  }
}
