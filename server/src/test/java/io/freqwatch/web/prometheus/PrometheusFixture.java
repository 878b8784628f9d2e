package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.discovery.DiscoveryStatistics;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.notifier.NotifierStatistics;
import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.EngineOptions;
import io.freqwatch.rules.GroupView;
import io.freqwatch.scrape.RefusedSeries;
import io.freqwatch.scrape.RefusingTarget;
import io.freqwatch.scrape.ScrapeStatistics;
import io.freqwatch.scrape.ScrapeTargets;
import io.freqwatch.storage.Storage;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;

/** The API on a real port over a storage, and a client for it. */
public final class PrometheusFixture implements AutoCloseable {
  private static final ScrapeStatistics NO_SCRAPES =
      new ScrapeStatistics(
          1,
          2,
          3,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          4,
          0,
          List.of(new RefusingTarget("job", "h:1", new RefusedSeries(4, 1, "trade", 9))));

  private static final DiscoveryStatistics NO_DISCOVERIES = new DiscoveryStatistics(0, 0, 0, 0);
  private static final ReloadStatus RELOADED = new ReloadStatus(true, 0);
  private static final Map<String, String> FLAGS =
      Map.of("storage.tsdb.retention.time", "7d", "storage.tsdb.retention.size", "10GB");

  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final RecordedControl control = new RecordedControl();
  private final RecordedAdministration administration = new RecordedAdministration();
  private final Set<String> conditions = new ConcurrentSkipListSet<>();
  private final BlockingQueue<EndedQuery> ended = new LinkedBlockingQueue<>();
  private final Engine engine;
  private final HttpServer server;
  private volatile List<GroupView> groups = List.of();
  private volatile NotifierStatistics notified = new NotifierStatistics(List.of(), List.of());

  public PrometheusFixture(Storage storage, Clock clock, ScrapeTargets targets) {
    this(storage, clock, targets, ApiOptions.DEFAULT);
  }

  public PrometheusFixture(
      Storage storage, Clock clock, ScrapeTargets targets, ApiOptions options) {
    this.engine =
        new Engine(EngineOptions.DEFAULT.withLanguage(options.language()), clock, ended::add);
    SelfMetrics metrics =
        new SelfMetrics(new PrometheusRegistry(), "0.1.0")
            .watch(
                new PartMetrics(
                    storage::statistics,
                    () -> NO_SCRAPES,
                    engine,
                    () -> NO_DISCOVERIES,
                    () -> RELOADED));
    ApiParts parts =
        new ApiParts(
            storage,
            administration,
            engine,
            targets,
            new RulePaths(() -> groups, () -> notified),
            () -> ConfigurationSections.DEFAULT,
            metrics,
            new Notifications(() -> conditions, clock),
            new ServerStatus("0.1.0", 0, FLAGS, () -> RELOADED),
            control);
    server =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            new PrometheusApi(parts, options, clock).routes());
  }

  /** The rule groups that the API is to show. */
  void groups(List<GroupView> now) {
    groups = now;
  }

  /** Who the API is to say alerts go to. */
  void notified(NotifierStatistics now) {
    notified = now;
  }

  /** What an administrator has asked for. */
  RecordedAdministration administration() {
    return administration;
  }

  RecordedControl control() {
    return control;
  }

  /** Sentences of which the program is to notify. */
  Set<String> conditions() {
    return conditions;
  }

  Engine engine() {
    return engine;
  }

  /** The queries that have ended, the first one first. */
  BlockingQueue<EndedQuery> ended() {
    return ended;
  }

  public URI uri() {
    return server.uri();
  }

  HttpAnswer get(String path) {
    return fetcher.fetch(HttpCall.get(server.uri().resolve(path)));
  }

  /** A GET with parameters given as name, value, name, value, ... */
  HttpAnswer get(String path, String... parameters) {
    return get(path + "?" + form(parameters));
  }

  HttpAnswer post(String path, String... parameters) {
    return fetcher.fetch(
        HttpCall.post(
            server.uri().resolve(path),
            "application/x-www-form-urlencoded",
            form(parameters).getBytes(UTF_8)));
  }

  /** The {@code data} of a successful answer. */
  JsonNode data(String path, String... parameters) {
    HttpAnswer answer = get(path, parameters);
    JsonNode tree = Json.parse(answer.body());
    if (answer.status() != 200 || !tree.path("status").asString("").equals("success")) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return tree.path("data");
  }

  @Override
  public void close() {
    server.close();
    fetcher.close();
  }

  private static String form(String... parameters) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(URLEncoder.encode(parameters[i], UTF_8));
      form.append('=').append(URLEncoder.encode(parameters[i + 1], UTF_8));
    }
    return form.toString();
  }
}
