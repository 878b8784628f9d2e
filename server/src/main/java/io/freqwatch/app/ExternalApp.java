package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.HeapTrim;
import io.freqwatch.lifecycle.LoopThread;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.web.ChangeSignal;
import io.freqwatch.web.TargetsApi;
import io.freqwatch.web.external.ExternalApi;
import io.freqwatch.web.external.ExternalPrometheus;
import io.freqwatch.web.external.ExternalTargets;
import io.freqwatch.web.prometheus.LifecyclePaths;
import io.freqwatch.web.prometheus.SelfMetrics;
import io.freqwatch.web.prometheus.ServerControl;
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
 * the pages over what it has stored, and our alert router for the alerts of its rules. No scraping,
 * no storage, no rules. Started once, closed once, last part first.
 */
final class ExternalApp implements RunningProgram {
  private static final Logger log = LoggerFactory.getLogger(ExternalApp.class);

  /** How often the page looks for what is new: nobody tells us. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final RunGroup group;
  private final FreqwatchOptions options;
  private final Clock clock;
  private final ExporterPart exporter;
  private final ExternalPrometheus external;
  private final ChangeSignal samples;
  private final WebPart pages;
  private final Optional<AlertmanagerPart> alertmanager;
  private final HttpServer prometheus;
  private final HttpServer web;
  private volatile Runnable onQuit = this::close;

  private ExternalApp(
      FreqwatchOptions options, URI server, Tempo tempo, Clock clock, RunGroup group) {
    this.group = group;
    this.options = options;
    this.clock = clock;
    group.onClose("data folder", DataFolder.open(options.data()));
    group.start("heap trim", HeapTrim.loop(clock));
    HttpFetcher fetcher = new HttpFetcher(clock);
    group.onClose("HTTP client", fetcher);
    this.exporter = new ExporterPart(options, tempo, fetcher, clock, group);
    this.external = new ExternalPrometheus(fetcher, server);
    this.samples = new ChangeSignal(clock);
    group.start("looking", new LoopThread("look", this::look));
    HttpClients clients = new HttpClients(fetcher, clock);
    group.onClose("HTTP clients with options", clients);
    this.alertmanager = AlertmanagerPart.start(options, clients, clock, group);
    this.pages = new WebPart(options, external, samples, alertmanager, List::of, clock, group);
    Ports ports = new Ports(group);
    this.prometheus = ports.listen("Prometheus API", options.listeners().prometheus(), api());
    this.web = ports.listen("web", options.listeners().web(), webPages());
    alertmanager.ifPresent(part -> part.listen(ports));
    alertmanager.ifPresent(part -> part.showPagesAt(web.uri()));
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
    log.info("what to scrape is not read again: the external server has that configuration");
    alertmanager.ifPresent(AlertmanagerPart::reload);
  }

  @Override
  public void onQuit(Runnable action) {
    onQuit = action;
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

  private Handler api() {
    SelfMetrics metrics = new SelfMetrics(new PrometheusRegistry(), ProgramVersion.text());
    boolean lifecycle = options.metrics().flags().isOn(PrometheusFlag.WEB_ENABLE_LIFECYCLE);
    Router router = new ExternalApi(external).routes().get("/metrics", metrics.page());
    return new LifecyclePaths(control(), lifecycle).on(router, each -> each);
  }

  private Handler webPages() {
    TargetsApi targets =
        new TargetsApi(
            new ExternalTargets(external, clock),
            ProgramVersion.text(),
            samples,
            options.limits().streamClients(),
            clock);
    return WebPart.pages(targets.on(pages.api(this::checks)));
  }

  private ServerControl control() {
    return new ServerControl() {
      @Override
      public CheckResult readiness() {
        return external.check();
      }

      @Override
      public void reload() {
        ExternalApp.this.reload();
      }

      @Override
      public void quit() {
        Thread.ofPlatform().name("quit").start(onQuit);
      }
    };
  }

  private Map<String, CheckResult> checks() {
    Map<String, CheckResult> results = new TreeMap<>();
    results.put("exporter", exporter.exporter().check());
    results.put("external", external.check());
    results.put("fleet", pages.check());
    alertmanager.ifPresent(part -> results.put("alertmanager", part.check()));
    return results;
  }
}
