package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.exporter.Exporter;
import io.freqwatch.exporter.ExporterOptions;
import io.freqwatch.exporter.MetricCollector;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HostGuard;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.http.SecurityHeaders;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.HeapTrim;
import io.freqwatch.lifecycle.LoopThread;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.plugin.Plugins;
import io.freqwatch.storage.StorageException;
import io.freqwatch.web.ChangeSignal;
import io.freqwatch.web.FleetFeed;
import io.freqwatch.web.FleetView;
import io.freqwatch.web.ProductApi;
import io.freqwatch.web.Sparklines;
import io.freqwatch.web.StaticFiles;
import io.freqwatch.web.WatchedBot;
import io.freqwatch.web.external.ExternalApi;
import io.freqwatch.web.external.ExternalPrometheus;
import io.freqwatch.web.prometheus.SelfMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program with somebody else's Prometheus in place of our engine: exporters, for it to scrape,
 * and the pages over what it has stored. No scraping, no storage, no rules. Started once, closed
 * once, last part first.
 */
final class ExternalApp implements RunningProgram {
  private static final Logger log = LoggerFactory.getLogger(ExternalApp.class);
  private static final Duration DRAIN = Duration.ofSeconds(1);

  /** How often the page looks for what is new: nobody tells us. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final RunGroup group;
  private final FreqwatchOptions options;
  private final Clock clock;
  private final Exporter exporter;
  private final ExternalPrometheus external;
  private final ChangeSignal samples;
  private final FleetView view;
  private final HttpServer prometheus;
  private final HttpServer web;

  private ExternalApp(
      FreqwatchOptions options, URI server, Tempo tempo, Clock clock, RunGroup group) {
    this.group = group;
    this.options = options;
    this.clock = clock;
    group.onClose("data folder", DataFolder.open(options.data()));
    group.start("heap trim", HeapTrim.loop(clock));
    HttpFetcher fetcher = new HttpFetcher(clock);
    group.onClose("HTTP client", fetcher);
    Plugins plugins = Plugins.load(options.plugins());
    group.onClose("plugins", plugins);
    this.exporter = group.start("exporter", exporter(plugins.collectors(), tempo, fetcher));
    this.external = new ExternalPrometheus(fetcher, server);
    this.samples = new ChangeSignal(clock);
    group.start("looking", new LoopThread("look", this::look));
    List<WatchedBot> bots = options.bots().stream().map(BotLabels::watched).toList();
    this.view = new FleetView(external, bots, clock);
    FleetFeed feed =
        group.start("fleet feed", new FleetFeed(view, ProgramVersion.text(), samples, clock));
    this.prometheus = listen("Prometheus API", options.listeners().prometheus(), api());
    this.web = listen("web", options.listeners().web(), pages(feed, bots));
    log.info("metrics are asked of {}; the engine of our own and its rules are off", server);
  }

  /**
   * Starts everything; the options name an external server.
   *
   * @throws io.freqwatch.http.ListenException where a port is taken
   * @throws CommandFailure where the data folder is
   */
  static ExternalApp start(FreqwatchOptions options, Clock clock) {
    return start(options, Tempo.USUAL, clock);
  }

  static ExternalApp start(FreqwatchOptions options, Tempo tempo, Clock clock) {
    RunGroup group = new RunGroup();
    try {
      return new ExternalApp(
          options, options.metrics().external().orElseThrow(), tempo, clock, group);
    } catch (RuntimeException e) {
      group.close();
      throw e;
    }
  }

  @Override
  public URI web() {
    return web.uri();
  }

  @Override
  public URI prometheus() {
    return prometheus.uri();
  }

  @Override
  public Optional<URI> alertmanager() {
    return Optional.empty();
  }

  @Override
  public URI exporters() {
    return exporter.uri();
  }

  @Override
  public Map<String, URI> ownExporters() {
    Map<String, URI> result = new TreeMap<>();
    for (BotOptions bot : options.bots()) {
      exporter.ownUri(bot.name()).ifPresent(uri -> result.put(bot.name(), uri));
    }
    return result;
  }

  @Override
  public int botCount() {
    return options.bots().size();
  }

  @Override
  public void whenFirstDataIsThere(Runnable action) {
    Thread waiting = Thread.ofVirtual().name("first-data").start(() -> awaitFirstData(action));
    group.onClose("first data", waiting::interrupt);
  }

  @Override
  public void reload() {
    log.info("there is nothing to read again: the external server has the configuration");
  }

  @Override
  public void onQuit(Runnable action) {
    log.debug("nobody can ask for an end over HTTP with an external server");
  }

  @Override
  public void close() {
    group.close();
  }

  private void look() throws InterruptedException {
    while (true) {
      clock.sleep(LOOK);
      samples.announce();
    }
  }

  private void awaitFirstData(Runnable action) {
    try {
      long seen = -1;
      while (!hasFigures()) {
        seen = samples.await(seen, LOOK);
      }
      action.run();
    } catch (InterruptedException ignored) { // the program ends before there is any
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasFigures() {
    try {
      return view.hasFigures();
    } catch (StorageException e) {
      log.debug("no figures yet", e);
      return false;
    }
  }

  private Exporter exporter(List<MetricCollector> collectors, Tempo tempo, HttpFetcher fetcher) {
    ListenAddress address = options.listeners().exporter();
    return new Exporter(
        ExporterOptions.of(
                listener(address), options.bots().stream().map(BotLabels::exported).toList())
            .withPace(tempo.pace())
            .withCollectors(collectors),
        fetcher,
        clock);
  }

  private Handler api() {
    SelfMetrics metrics = new SelfMetrics(new PrometheusRegistry(), ProgramVersion.text());
    Router router = new ExternalApi(external).routes();
    return router
        .get("/metrics", metrics.page())
        .get("/-/healthy", _ -> Response.text("Freqwatch is Healthy.\n"))
        .get("/-/ready", _ -> readiness());
  }

  private Response readiness() {
    CheckResult result = external.check();
    return result.isOk()
        ? Response.text("Freqwatch is Ready.\n")
        : Response.text("Freqwatch is Ready.\ndegraded: " + result.message() + "\n");
  }

  private Handler pages(FleetFeed feed, List<WatchedBot> bots) {
    ProductApi api =
        new ProductApi(
            feed,
            new Sparklines(external, bots, clock),
            () -> checks(feed),
            ProgramVersion.text(),
            options.limits().streamClients(),
            clock);
    return api.routes().get("/*", StaticFiles.ofUi()).behind(new SecurityHeaders());
  }

  private Map<String, CheckResult> checks(FleetFeed feed) {
    return new TreeMap<>(
        Map.of("exporter", exporter.check(), "external", external.check(), "fleet", feed.check()));
  }

  private HttpServer listen(String name, ListenAddress address, Handler handler) {
    Handler guarded =
        address.isLoopback() ? handler.behind(new HostGuard(List.of(address.host()))) : handler;
    HttpServer server = HttpServer.start(listener(address), guarded);
    group.onClose(name, server);
    log.info("{} listens on {}", name, server.uri());
    return server;
  }

  private static HttpServerOptions listener(ListenAddress address) {
    return HttpServerOptions.builder(address.host(), address.port()).drainTimeout(DRAIN).build();
  }
}
