package io.freqwatch.web;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The product's own API under {@code /api}: what the fleet page and {@code freqwatch status} read.
 */
public final class ProductApi {
  private final FleetFeed feed;
  private final Sparklines sparklines;
  private final FleetStream stream;
  private final Supplier<Map<String, CheckResult>> checks;
  private final String version;

  /**
   * @param checks how each part of the program is, by name; called for each request
   * @param maxStreams pages that may follow the fleet at once
   */
  public ProductApi(
      FleetFeed feed,
      Sparklines sparklines,
      Supplier<Map<String, CheckResult>> checks,
      String version,
      int maxStreams,
      Clock clock) {
    this.feed = feed;
    this.sparklines = sparklines;
    this.stream = new FleetStream(feed, sparklines, maxStreams, clock);
    this.checks = checks;
    this.version = version;
  }

  public Router routes() {
    return new Router()
        .get("/api/fleet", _ -> live(Response.json(feed.now())))
        .get(
            "/api/fleet/sparklines",
            request -> live(Response.json(sparklines.json(range(request)))))
        .get("/api/fleet/stream", stream::open)
        .get("/api/health", _ -> live(health()))
        .get("/api/version", _ -> Response.json(Json.bytes(Json.object().put("version", version))))
        .get("/api/*", request -> Response.error(404, "no such API: " + request.path()));
  }

  static SparklineRange range(Request request) {
    String text = request.query("range").orElse("24h");
    return SparklineRange.of(text)
        .orElseThrow(
            () ->
                new HttpRefusal(
                    400, "range: found \"" + text + "\", expected 24h, 7d, 30d or 90d"));
  }

  private static Response live(Response response) {
    return response.withHeader("Cache-Control", "no-store");
  }

  private Response health() {
    Map<String, CheckResult> results = checks.get();
    boolean failed =
        results.values().stream().anyMatch(each -> each.status() == CheckResult.Status.FAILED);
    ObjectNode document = Json.object().put("status", failed ? "failed" : "ok");
    ObjectNode parts = document.putObject("parts");
    results.forEach(
        (name, result) ->
            parts
                .putObject(name)
                .put("status", result.status().name().toLowerCase(Locale.ROOT))
                .put("message", result.message()));
    return Response.json(Json.bytes(document)).withStatus(failed ? 503 : 200);
  }
}
