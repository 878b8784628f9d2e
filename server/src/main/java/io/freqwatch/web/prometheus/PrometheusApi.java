package io.freqwatch.web.prometheus;

import io.freqwatch.http.Filter;
import io.freqwatch.http.Handler;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;

/**
 * The HTTP API of Prometheus over the parts of the program, as its clients know it. Source:
 * Prometheus 3, web/api/v1 and its OpenAPI description.
 */
public final class PrometheusApi {
  private final ApiParts parts;
  private final ApiOptions options;
  private final Clock clock;
  private final StatusPaths status;

  public PrometheusApi(ApiParts parts, ApiOptions options, Clock clock) {
    this.parts = parts;
    this.options = options;
    this.clock = clock;
    this.status =
        new StatusPaths(parts.status(), this::configuration, parts.administration(), clock);
  }

  /** The whole of the port 9090. */
  public Router routes() {
    Router router = apiRoutes();
    router.get("/metrics", counted(parts.metrics().page()));
    Federation federation =
        new Federation(parts.storage(), options.externalLabels(), options.lookback(), clock);
    router.get("/federate", counted(federation::federate));
    router.get("/version", counted(status::version));
    router.get("/graph", counted(GraphLink::follow));
    return new LifecyclePaths(parts.control(), options.lifecycle()).on(router, this::counted);
  }

  /** The paths below {@code /api/v1} alone, for mounting elsewhere. */
  public Router apiRoutes() {
    Router router = new Router();
    addQueries(router);
    addSeries(router);
    addTargets(router);
    addRules(router);
    addStatus(router);
    addRunningQueries(router);
    addAdministration(router);
    NotificationPaths notifications =
        new NotificationPaths(parts.notifications(), options.maxSubscribers(), clock);
    get(router, "notifications", notifications::list);
    get(router, "notifications/live", notifications::live);
    router.on("OPTIONS", "/api/v1/*", answered(_ -> ApiAnswer.nothing()));
    return router;
  }

  private void addQueries(Router router) {
    QueryPaths queries =
        new QueryPaths(parts.storage(), parts.engine(), options.maxAnswerBytes(), clock);
    ExpressionPaths expressions = new ExpressionPaths(parts.storage(), options.language());
    both(router, "query", queries::instant);
    both(router, "query_range", queries::range);
    both(router, "query_exemplars", expressions::exemplars);
    both(router, "format_query", expressions::format);
    both(router, "parse_query", expressions::tree);
  }

  private void addSeries(Router router) {
    SeriesPaths series = new SeriesPaths(parts.storage());
    both(router, "series", series::series);
    both(router, "labels", series::labelNames);
    get(router, "label/{name}/values", series::labelValues);
    SearchPaths search = new SearchPaths(parts.storage(), parts.targets(), clock);
    both(router, "search/metric_names", search::metricNames);
    both(router, "search/label_names", search::labelNames);
    both(router, "search/label_values", search::labelValues);
  }

  private void addTargets(Router router) {
    MetadataPaths metadata = new MetadataPaths(parts.targets());
    ScrapeJobPaths jobs = new ScrapeJobPaths(parts.targets());
    get(router, "metadata", metadata::ofFamilies);
    get(router, "targets", new TargetPaths(parts.targets())::targets);
    get(router, "targets/metadata", metadata::ofTargets);
    get(router, "targets/relabel_steps", jobs::relabelSteps);
    get(router, "scrape_pools", jobs::pools);
    get(router, "scrape_pools/config", jobs::configuration);
  }

  private void addRules(Router router) {
    get(router, "rules", parts.rules()::rules);
    get(router, "alerts", parts.rules()::alerts);
    get(router, "alertmanagers", parts.rules()::alertmanagers);
  }

  private void addStatus(Router router) {
    TsdbPaths tsdb = new TsdbPaths(parts.storage(), parts.administration());
    get(router, "status/config", status::configuration);
    get(router, "status/flags", status::flags);
    get(router, "status/runtimeinfo", status::runtime);
    get(router, "status/buildinfo", status::build);
    get(router, "status/walreplay", status::replay);
    get(router, "status/tsdb", tsdb::cardinality);
    get(router, "status/tsdb/blocks", tsdb::blocks);
    get(router, "status/self_metrics", parts.metrics()::families);
    get(router, "features", new Features(options)::features);
  }

  /** Paths of our own, which Prometheus does not have. */
  private void addRunningQueries(Router router) {
    RunningQueryPaths running = new RunningQueryPaths(parts.engine().active(), clock);
    String path = "/api/v1/status/active_queries";
    router.get(path, answered(running::list));
    router.delete(path + "/{id}", answered(ownPages(running::kill)));
    router.post(path + "/{id}", answered(ownPages(running::kill)));
  }

  private void addAdministration(Router router) {
    AdminPaths admin = new AdminPaths(parts.administration(), options.admin());
    Filter allowed = admin.allowed();
    for (String method : new String[] {"POST", "PUT"}) {
      String base = "/api/v1/admin/tsdb/";
      router.on(method, base + "delete_series", answered(allow(admin::delete, allowed)));
      router.on(
          method, base + "clean_tombstones", answered(allow(admin::cleanTombstones, allowed)));
      router.on(method, base + "snapshot", answered(allow(admin::snapshot, allowed)));
    }
  }

  private String configuration() {
    return new ConfigurationYaml(
            parts.targets(), options.externalLabels().get(), parts.configuration().get())
        .text();
  }

  private static Handler allow(Handler handler, Filter filter) {
    return handler.behind(filter, LifecyclePaths.OWN_PAGES);
  }

  private static Handler ownPages(Handler handler) {
    return handler.behind(LifecyclePaths.OWN_PAGES);
  }

  private void both(Router router, String path, Handler handler) {
    get(router, path, handler);
    router.post("/api/v1/" + path, answered(handler));
  }

  private void get(Router router, String path, Handler handler) {
    router.get("/api/v1/" + path, answered(handler));
  }

  private Handler answered(Handler handler) {
    return counted(ApiAnswer.withErrors(handler).behind(new CrossOrigin(options.corsOrigin())));
  }

  private Handler counted(Handler handler) {
    return handler.behind(parts.metrics().counting());
  }
}
