package io.freqwatch.web.prometheus;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.scrape.ScrapeTargets;
import io.freqwatch.storage.Queryable;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The HTTP API of Prometheus over our storage, as its clients know it. Source: Prometheus 3,
 * web/api/v1.
 */
public final class PrometheusApi {
  /** The version whose answers we give; clients choose by it what they may ask for. */
  private static final String SPOKEN_VERSION = "3.5.0";

  private final QueryPaths queries;
  private final SeriesPaths series;
  private final TargetPaths targets;
  private final SelfMetrics metrics;
  private final BooleanSupplier ready;
  private final String version;
  private final Runnable reload;

  /**
   * @param targets what is being scraped, asked for each request
   * @param ready whether the program is up and may be sent queries
   * @param version of this program
   * @param reload reads the configuration again; throws with a message where that fails
   */
  public PrometheusApi(
      Queryable storage,
      Engine engine,
      ScrapeTargets targets,
      SelfMetrics metrics,
      BooleanSupplier ready,
      String version,
      Runnable reload,
      Clock clock) {
    this.queries = new QueryPaths(storage, engine, clock);
    this.series = new SeriesPaths(storage);
    this.targets = new TargetPaths(targets);
    this.metrics = metrics;
    this.ready = ready;
    this.version = version;
    this.reload = reload;
  }

  /** The whole of the port 9090. */
  public Router routes() {
    Router router = apiRoutes();
    Filter counting = metrics.counting();
    router.get("/metrics", metrics.page().behind(counting));
    router.get("/-/healthy", request -> Response.text("Freqwatch is healthy.\n"));
    router.get("/-/ready", request -> readiness());
    router.post("/-/reload", request -> reloaded());
    return router;
  }

  /** The paths below {@code /api/v1} alone, for mounting elsewhere. */
  public Router apiRoutes() {
    Router router = new Router();
    both(router, "/api/v1/query", queries::instant);
    both(router, "/api/v1/query_range", queries::range);
    both(router, "/api/v1/series", series::series);
    both(router, "/api/v1/labels", series::labelNames);
    get(router, "/api/v1/label/{name}/values", series::labelValues);
    get(router, "/api/v1/targets", targets::targets);
    get(router, "/api/v1/metadata", targets::metadata);
    get(router, "/api/v1/status/buildinfo", request -> buildInformation());
    return router;
  }

  private void both(Router router, String path, Handler handler) {
    get(router, path, handler);
    router.post(path, ApiAnswer.withErrors(handler).behind(metrics.counting()));
  }

  private void get(Router router, String path, Handler handler) {
    router.get(path, ApiAnswer.withErrors(handler).behind(metrics.counting()));
  }

  private Response readiness() {
    return ready.getAsBoolean()
        ? Response.text("Freqwatch is ready.\n")
        : Response.text("Freqwatch is starting.\n").withStatus(503);
  }

  private Response reloaded() {
    try {
      reload.run();
      return Response.text("");
    } catch (InvalidFileException e) {
      return Response.text("failed to reload config:\n" + e.getMessage() + "\n").withStatus(500);
    }
  }

  private Response buildInformation() {
    ObjectNode data =
        Json.object()
            .put("version", SPOKEN_VERSION)
            .put("revision", "freqwatch-" + version)
            .put("branch", "")
            .put("buildUser", "")
            .put("buildDate", "")
            .put("goVersion", "");
    return ApiAnswer.of(json -> json.json(data));
  }
}
