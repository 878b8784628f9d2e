package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.HeapTrim;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.web.TargetsApi;
import io.freqwatch.web.prometheus.ServerControl;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All parts of the program, put together in the order of the data's way: bots, exporters, scrapes,
 * storage, Prometheus API, web. Started once, closed once, last part first; any thread may close.
 */
public final class App implements RunningProgram {
  private final RunGroup group;
  private final FreqwatchOptions options;
  private final Clock clock;
  private final ExporterPart exporter;
  private final MetricsPart metrics;
  private final RuleParts rules;
  private final WebPart pages;
  private final HttpServer prometheus;
  private final HttpServer web;
  private final Optional<AlertmanagerPart> alertmanager;
  private volatile Runnable onQuit = this::close;

  private App(FreqwatchOptions options, Tempo tempo, Clock clock, RunGroup group) {
    this.group = group;
    this.options = options;
    this.clock = clock;
    long startMillis = clock.wallMillis();
    group.onClose("data folder", DataFolder.open(options.data()));
    group.start("heap trim", HeapTrim.loop(clock));
    HttpFetcher fetcher = new HttpFetcher(clock);
    group.onClose("HTTP client", fetcher);
    HttpClients clients = new HttpClients(fetcher, clock);
    group.onClose("HTTP clients with options", clients);
    OpeningStore opening = new OpeningStore(options, clock);
    group.onClose("storage start", opening);
    this.exporter = new ExporterPart(options, tempo, fetcher, clock, group);
    this.metrics =
        new MetricsPart(options, tempo, exporter.exporter(), opening, clients, clock, group);
    QueryRecords records = QueryRecords.of(options, clock);
    this.rules =
        new RuleParts(options, metrics.storage(), records, metrics.discoveries(), clients, clock);
    this.alertmanager = AlertmanagerPart.start(options, clients, clock, group);
    this.pages =
        new WebPart(
            options,
            metrics.storage(),
            metrics.samples(),
            alertmanager,
            rules.manager()::alerts,
            clock,
            group);
    metrics.startBackfill(group, pages::historyChanged);
    Ports ports = new Ports(group);
    Handler api =
        new PrometheusPart(options, metrics, rules, records, clock, startMillis)
            .handler(this::checks, control());
    this.prometheus = ports.listen("Prometheus API", options.listeners().prometheus(), api);
    metrics.startScraping(group);
    alertmanager.ifPresent(part -> part.listen(ports));
    startRules();
    this.web = ports.listen("web", options.listeners().web(), webPages());
    alertmanager.ifPresent(part -> part.showPagesAt(web.uri()));
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
    return exporter.exporter().uri();
  }

  @Override
  public Map<String, URI> ownExporters() {
    return exporter.ownUris();
  }

  @Override
  public int botCount() {
    return options.bots().size();
  }

  @Override
  public void whenFirstDataIsThere(Runnable action) {
    pages.whenFirstDataIsThere(group, action);
  }

  @Override
  public void reload() {
    metrics.reload(rules);
    alertmanager.ifPresent(AlertmanagerPart::reload);
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

  private void startRules() {
    String url = options.metrics().flags().text(PrometheusFlag.WEB_EXTERNAL_URL);
    rules.externalUrl(url.isEmpty() ? prometheus.uri().toString() : url);
    rules.alertmanagers(
        new OwnAlertmanagers(alertmanager().map(List::of).orElse(options.alerting().external())));
    group.start("rules", rules);
  }

  private ServerControl control() {
    return new ServerControl() {
      @Override
      public CheckResult readiness() {
        return metrics.storage().check();
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

  private Handler webPages() {
    TargetsApi targets =
        new TargetsApi(
            metrics.scrape(),
            ProgramVersion.text(),
            metrics.samples(),
            options.limits().streamClients(),
            clock);
    return WebPart.pages(targets.on(pages.api(this::checks)));
  }

  private Map<String, CheckResult> checks() {
    Map<String, CheckResult> results = new TreeMap<>();
    results.put("exporter", exporter.exporter().check());
    results.put("scrape", metrics.scrape().check());
    results.put("rules", rules.check());
    results.put("storage", metrics.storage().check());
    results.put("fleet", pages.check());
    alertmanager.ifPresent(part -> results.put("alertmanager", part.check()));
    return results;
  }
}
