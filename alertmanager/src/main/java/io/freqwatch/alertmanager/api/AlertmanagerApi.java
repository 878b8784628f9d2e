package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.Statistics;
import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.OwnPages;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/** All paths of port 9093. Safe for use by many threads. */
public final class AlertmanagerApi {
  private static final String V2 = "/api/v2";
  private static final Filter OWN_PAGES = new OwnPages(why -> Response.error(403, why));

  private final AlertPaths alerts;
  private final SilencePaths silences;
  private final StatusPaths status;
  private final MetricsPage metrics;
  private final AcknowledgePaths acknowledgements;
  private final AcknowledgePage acknowledge;
  private final HistoryPaths history;
  private final ExplainPaths explanations;
  private final RoutePaths routing;
  private final TestPaths tests;
  private final Semaphore readers;
  private final Statistics statistics;
  private final Clock clock;
  private final String prefix;

  public AlertmanagerApi(RouterLoop loop, Statistics statistics, ApiOptions options) {
    this.readers = new Semaphore(options.limits().readersAtOnce());
    this.statistics = statistics;
    this.clock = loop.clock();
    this.prefix = options.limits().routePrefix();
    this.alerts = new AlertPaths(loop, statistics);
    this.silences = new SilencePaths(loop);
    this.status = new StatusPaths(loop, options);
    this.metrics =
        new MetricsPage(
            loop,
            statistics,
            options,
            () -> options.limits().readersAtOnce() - readers.availablePermits());
    this.acknowledgements = new AcknowledgePaths(loop);
    this.acknowledge = new AcknowledgePage(loop, options.links());
    this.history = new HistoryPaths(loop);
    this.explanations = new ExplainPaths(loop);
    this.routing = new RoutePaths(loop);
    this.tests = new TestPaths(loop, options.rehearsal());
  }

  /** Answers every request, in the forms of Alertmanager. */
  public Handler handler() {
    return handler(prefix);
  }

  /** The same below another prefix than the options', such as {@code /alertmanager}. */
  public Handler handler(String below) {
    Router routes = routes();
    addOwn(routes);
    return guarded(below.isEmpty() ? routes : new Router().mount(below, routes), below);
  }

  /** What Alertmanager does not have. */
  private void addOwn(Router routes) {
    routes
        .get(AcknowledgeLinks.PATH, AcknowledgePage.guarded(read(acknowledge::ask)))
        .post(AcknowledgeLinks.PATH, AcknowledgePage.guarded(acknowledge::confirm))
        .get(OwnApi.PREFIX + "/acknowledgements", read(acknowledgements::list))
        .post(OwnApi.PREFIX + "/acknowledgements", acknowledgements::post)
        .delete(OwnApi.PREFIX + "/acknowledgements/{id}", acknowledgements::end)
        .get(OwnApi.PREFIX + "/history", read(history::list))
        .get(OwnApi.PREFIX + "/explain", read(explanations::explain))
        .get(OwnApi.PREFIX + "/routes", read(routing::routes))
        .get(OwnApi.PREFIX + "/outbox", read(routing::outbox))
        .post(OwnApi.PREFIX + "/receivers/{name}/test", tests::test);
  }

  private Router routes() {
    return new Router()
        .get(V2 + "/status", read(status::status))
        .get(V2 + "/receivers", read(status::receivers))
        .get(V2 + "/alerts", read(alerts::list))
        .post(V2 + "/alerts", alerts::post)
        .get(V2 + "/alerts/groups", read(alerts::groups))
        .get(V2 + "/silences", read(silences::list))
        .post(V2 + "/silences", silences::post)
        .get(V2 + "/silence/{id}", read(silences::one))
        .delete(V2 + "/silence/{id}", silences::expire)
        .get("/api/v1/*", StatusPaths::deprecated)
        .post("/api/v1/*", StatusPaths::deprecated)
        .get("/-/healthy", StatusPaths::fine)
        .get("/-/ready", StatusPaths::fine)
        .post("/-/reload", status::reload)
        .get("/metrics", metrics::page);
  }

  /** So many people may read at one time that those who report alerts are not kept waiting. */
  private Handler read(Handler handler) {
    return request -> {
      if (!readers.tryAcquire()) {
        statistics.count("alertmanager_http_concurrency_limit_exceeded_total", "method", "get");
        return Response.text("Limit of concurrent GET requests reached, try again later.\n")
            .withStatus(503);
      }
      try {
        return handler.handle(request);
      } finally {
        readers.release();
      }
    };
  }

  private Handler guarded(Router router, String below) {
    Handler answers = request -> timed(router, request);
    Handler own = answers.behind(OWN_PAGES);
    return request -> {
      Response response = (mayBeFromAnywhere(request, below) ? answers : own).handle(request);
      if (!request.path().startsWith(below + "/api/")) {
        return response;
      }
      return response.withHeader("Cache-Control", "no-store").withHeader("Vary", "Origin");
    };
  }

  private Response timed(Router router, Request request) throws IOException, InterruptedException {
    long begin = clock.monotonicNanos();
    Response response = answer(router, request);
    if (!request.route().isEmpty()) {
      statistics.took(
          Statistics.REQUESTS,
          clock.monotonicNanos() - begin,
          "handler",
          request.route(),
          "method",
          request.method().toLowerCase(Locale.ROOT),
          "code",
          Integer.toString(response.status()));
    }
    return response;
  }

  private static Response answer(Router router, Request request)
      throws IOException, InterruptedException {
    try {
      Response response = router.handle(request);
      return request.route().isEmpty() ? unrouted(request, response) : response;
    } catch (ApiRefusal e) {
      return e.response();
    }
  }

  /** What changes nothing, and what a signed link allows. */
  private static boolean mayBeFromAnywhere(Request request, String below) {
    return request.method().equals("GET")
        || request.method().equals("HEAD")
        || request.path().equals(below + AcknowledgeLinks.PATH);
  }

  /** The router's own refusals, in the form of Alertmanager's framework. */
  private static Response unrouted(Request request, Response response) {
    if (response.status() == 405) {
      String allowed = response.header("Allow").orElse("");
      return ApiRefusal.form(
              405, 405, "method " + request.method() + " is not allowed, but [" + allowed + "] are")
          .withHeader("Allow", allowed);
    }
    return ApiRefusal.form(404, 404, "path " + request.path() + " was not found");
  }
}
