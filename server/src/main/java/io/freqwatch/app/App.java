package io.freqwatch.app;

import static java.util.stream.Collectors.toMap;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.config.PrometheusFlags;
import io.freqwatch.config.QueryLogOptions;
import io.freqwatch.discovery.Discovery;
import io.freqwatch.discovery.DiscoveryManager;
import io.freqwatch.discovery.NameServers;
import io.freqwatch.exporter.CollectGroup;
import io.freqwatch.exporter.Exporter;
import io.freqwatch.exporter.ExporterOptions;
import io.freqwatch.exporter.MetricCollector;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.SecurityHeaders;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.HeapTrim;
import io.freqwatch.lifecycle.LoopThread;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.model.Regex;
import io.freqwatch.plugin.Plugins;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.scrape.HttpScraper;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.web.ChangeSignal;
import io.freqwatch.web.FleetFeed;
import io.freqwatch.web.FleetView;
import io.freqwatch.web.ProductApi;
import io.freqwatch.web.Sparklines;
import io.freqwatch.web.StaticFiles;
import io.freqwatch.web.TargetsApi;
import io.freqwatch.web.WatchedBot;
import io.freqwatch.web.prometheus.ApiOptions;
import io.freqwatch.web.prometheus.ApiParts;
import io.freqwatch.web.prometheus.Notifications;
import io.freqwatch.web.prometheus.NotifierMetrics;
import io.freqwatch.web.prometheus.PartMetrics;
import io.freqwatch.web.prometheus.PrometheusApi;
import io.freqwatch.web.prometheus.QueryLog;
import io.freqwatch.web.prometheus.QueryMetrics;
import io.freqwatch.web.prometheus.RuleMetrics;
import io.freqwatch.web.prometheus.SelfMetrics;
import io.freqwatch.web.prometheus.ServerControl;
import io.freqwatch.web.prometheus.ServerStatus;
import io.freqwatch.web.prometheus.TsdbMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All parts of the program, put together in the order of the data's way: bots, exporters, scrapes,
 * storage, Prometheus API, web. Started once, closed once, last part first; any thread may close.
 */
public final class App implements RunningProgram {
  private final RunGroup group;
  private final FreqwatchOptions options;
  private final Tempo tempo;
  private final Clock clock;
  private final HttpFetcher fetcher;
  private final HttpClients clients;
  private final Tsdb storage;
  private final ChangeSignal samples;
  private final Exporter exporter;
  private final DiscoveryManager discoveries;
  private final ScrapeJobs jobs;
  private final ScrapeManager scrape;
  private final RuleParts rules;
  private final Sparklines sparklines;
  private final FleetView view;
  private final FleetFeed feed;
  private final HttpServer prometheus;
  private final HttpServer web;
  private final Optional<AlertmanagerPart> alertmanager;
  private final long startMillis;
  private volatile Runnable onQuit = this::close;

  private App(FreqwatchOptions options, Tempo tempo, Clock clock, RunGroup group) {
    this.group = group;
    this.options = options;
    this.tempo = tempo;
    this.clock = clock;
    this.startMillis = clock.wallMillis();
    group.onClose("data folder", DataFolder.open(options.data()));
    group.start("heap trim", HeapTrim.loop(clock));
    this.fetcher = new HttpFetcher(clock);
    group.onClose("HTTP client", fetcher);
    this.clients = new HttpClients(fetcher, clock);
    group.onClose("HTTP clients with options", clients);
    OpeningStore opening = new OpeningStore(options, clock);
    group.onClose("storage start", opening);
    this.samples = new ChangeSignal(clock);
    Plugins plugins = Plugins.load(options.plugins());
    group.onClose("plugins", plugins);
    this.exporter = group.start("exporter", exporter(plugins.collectors()));
    this.discoveries =
        group.start(
            "discovery",
            new DiscoveryManager(clients, NameServers.ofSystem(new SecureRandom()), clock));
    this.storage = group.start("storage", opening.take());
    FirstScrapes first =
        new FirstScrapes(byName(bot -> BotLabels.target(bot, exporter.metricsUri(bot.name()))));
    this.jobs =
        new ScrapeJobs(
            SelfScrape.beside(botJobs(first), options, discoveries),
            options.metrics().config(),
            discoveries,
            ScrapeFeatures.of(options.metrics().flags().names(PrometheusFlag.ENABLE_FEATURE)),
            clock);
    this.scrape = scrapeManager();
    this.rules = new RuleParts(options, storage, discoveries, clients, clock);
    List<WatchedBot> bots = options.bots().stream().map(BotLabels::watched).toList();
    this.sparklines = new Sparklines(storage, bots, clock);
    group.start("backfill", new LoopThread("backfill", backfill()));
    this.view = new FleetView(storage, bots, clock);
    this.feed =
        group.start("fleet feed", new FleetFeed(view, ProgramVersion.text(), samples, clock));
    Ports ports = new Ports(group);
    this.prometheus =
        ports.listen("Prometheus API", options.listeners().prometheus(), prometheusApi());
    startScraping(first);
    this.alertmanager = AlertmanagerPart.start(options, clients, clock, group);
    alertmanager.ifPresent(part -> part.listen(ports));
    startRules();
    this.web = ports.listen("web", options.listeners().web(), webPages());
  }

  /**
   * Starts everything.
   *
   * @throws io.freqwatch.http.ListenException where a port is taken
   * @throws CommandFailure where the data folder is
   * @throws io.freqwatch.plugin.PluginException where a plugin cannot be used; nothing is left
   *     running in any of these cases
   */
  static App start(FreqwatchOptions options, Clock clock) {
    return start(options, Tempo.USUAL, clock);
  }

  /** As {@link #start(FreqwatchOptions, Clock)}, faster or slower. */
  static App start(FreqwatchOptions options, Tempo tempo, Clock clock) {
    RunGroup group = new RunGroup();
    try {
      return new App(options, tempo, clock, group);
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
    return alertmanager.map(AlertmanagerPart::uri);
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
    group.onClose("first data", new FirstData(view, samples).whenThere(action)::interrupt);
  }

  @Override
  public void reload() {
    jobs.reload(scrape, rules::prepared);
    alertmanager.ifPresent(AlertmanagerPart::reload);
    storage.setOutOfOrderWindow(jobs.outOfOrderWindow());
  }

  @Override
  public void onQuit(Runnable action) {
    onQuit = action;
  }

  /** Ends all parts, the last one first. */
  @Override
  public void close() {
    group.close();
  }

  private Exporter exporter(List<MetricCollector> collectors) {
    ListenAddress address = options.listeners().exporter();
    return new Exporter(
        ExporterOptions.of(
                Ports.options(address), options.bots().stream().map(BotLabels::exported).toList())
            .withPace(tempo.pace())
            .withCollectors(collectors),
        fetcher,
        clock);
  }

  private List<ScrapeJob> botJobs(FirstScrapes first) {
    return Arrays.stream(CollectGroup.values())
        .map(each -> job(each, first.discovery(each)))
        .toList();
  }

  private ScrapeManager scrapeManager() {
    List<ScrapeJob> written = jobs.read();
    storage.setOutOfOrderWindow(jobs.outOfOrderWindow());
    return new ScrapeManager(
        written, storage, new HttpScraper(clients), clock, (_, _) -> samples.announce());
  }

  private void startScraping(FirstScrapes first) {
    group.start("scrape", scrape);
    List<String> names = options.bots().stream().map(BotOptions::name).toList();
    group.start(
        "scrape starter",
        new LoopThread("scrape-starter", new ScrapeStarter(exporter, first, names, clock)));
  }

  private void startRules() {
    String url = options.metrics().flags().text(PrometheusFlag.WEB_EXTERNAL_URL);
    rules.externalUrl(url.isEmpty() ? prometheus.uri().toString() : url);
    rules.alertmanagers(
        new OwnAlertmanagers(alertmanager().map(List::of).orElse(options.alerting().external())));
    group.start("rules", rules);
  }

  private ScrapeJob job(CollectGroup each, Discovery discovery) {
    return new ScrapeJob(Jobs.options(each, tempo.interval(each), options.limits()), discovery);
  }

  private BackfillLoop backfill() {
    return new BackfillLoop(
        exporter, storage, byName(BotLabels::attached), sparklines::historyChanged, clock);
  }

  private Handler prometheusApi() {
    PrometheusRegistry registry = new PrometheusRegistry();
    QueryLogOptions queryLog = options.metrics().queryLog();
    QueryLog log = new QueryLog(queryLog.file(options.data()), queryLog.slowerThan(), clock);
    QueryMetrics measured = new QueryMetrics(registry, log);
    Engine engine =
        new Engine(
            EngineSettings.of(options),
            clock,
            query -> {
              measured.ended(query);
              log.ended(query);
            });
    return new PrometheusApi(apiParts(engine, registry), apiOptions(), clock).routes();
  }

  private ApiParts apiParts(Engine engine, PrometheusRegistry registry) {
    SelfMetrics metrics =
        new SelfMetrics(registry, ProgramVersion.text())
            .watch(
                new PartMetrics(
                    storage::statistics,
                    scrape::statistics,
                    engine,
                    discoveries::statistics,
                    jobs::status))
            .watch(new TsdbMetrics(storage::details))
            .watch(new ExpectedBots(options.bots()))
            .watch(new RuleMetrics(rules.manager()::statistics))
            .watch(new NotifierMetrics(rules.notifier()::statistics));
    PrometheusFlags flags = options.metrics().flags();
    return new ApiParts(
        storage,
        new StoreAdmin(storage, MetricsStore.snapshots(options), clock, new SecureRandom()),
        engine,
        scrape,
        rules.paths(),
        metrics,
        new Notifications(this::conditions, clock),
        new ServerStatus(ProgramVersion.text(), startMillis, flags.byName(), jobs::status),
        control());
  }

  private ApiOptions apiOptions() {
    PrometheusFlags flags = options.metrics().flags();
    String origin = flags.text(PrometheusFlag.WEB_CORS_ORIGIN);
    return new ApiOptions(
        flags.isOn(PrometheusFlag.WEB_ENABLE_ADMIN_API),
        flags.isOn(PrometheusFlag.WEB_ENABLE_LIFECYCLE),
        origin.isEmpty() ? Optional.empty() : Optional.of(Regex.of(origin)),
        jobs::externalLabels,
        EngineSettings.of(options).language(),
        flags.duration(PrometheusFlag.QUERY_LOOKBACK_DELTA),
        options.limits().responseBytes(),
        flags.count(PrometheusFlag.WEB_MAX_NOTIFICATIONS_SUBSCRIBERS));
  }

  private ServerControl control() {
    return new ServerControl() {
      @Override
      public CheckResult readiness() {
        return storage.check();
      }

      @Override
      public void reload() {
        App.this.reload();
      }

      @Override
      public void quit() {
        Thread.ofPlatform().name("quit").start(onQuit);
      }
    };
  }

  /** What an administrator should know now. */
  private Set<String> conditions() {
    Set<String> now = new LinkedHashSet<>();
    if (!jobs.status().successful()) {
      now.add("Configuration reload has failed.");
    }
    checks()
        .forEach(
            (name, result) -> {
              if (!result.isOk()) {
                now.add(name + ": " + result.message());
              }
            });
    return now;
  }

  private Handler webPages() {
    ProductApi api =
        new ProductApi(
            feed,
            sparklines,
            this::checks,
            ProgramVersion.text(),
            options.limits().streamClients(),
            clock);
    TargetsApi targets =
        new TargetsApi(
            scrape, ProgramVersion.text(), samples, options.limits().streamClients(), clock);
    return targets.on(api.routes()).get("/*", StaticFiles.ofUi()).behind(new SecurityHeaders());
  }

  private Map<String, CheckResult> checks() {
    Map<String, CheckResult> results = new TreeMap<>();
    results.put("exporter", exporter.check());
    results.put("scrape", scrape.check());
    results.put("rules", rules.check());
    results.put("storage", storage.check());
    results.put("fleet", feed.check());
    alertmanager.ifPresent(part -> results.put("alertmanager", part.check()));
    return results;
  }

  private <T> Map<String, T> byName(Function<BotOptions, T> form) {
    return options.bots().stream().collect(toMap(BotOptions::name, form));
  }
}
