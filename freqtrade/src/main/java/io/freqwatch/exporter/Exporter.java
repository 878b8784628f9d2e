package io.freqwatch.exporter;

import io.freqwatch.http.Handler;
import io.freqwatch.http.HostGuard;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.RunGroup;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exporters of all bots behind one listener, and behind one of its own for each bot that asks
 * for it. Safe for use by many threads once started.
 */
public final class Exporter implements Component {
  private final ExporterOptions options;
  private final Clock clock;
  private final List<BotExporter> bots;
  private final ProcessMetrics process;
  private final RunGroup running = new RunGroup();
  private final Map<String, URI> ownUris = new HashMap<>();
  private @Nullable HttpServer server;

  /**
   * @param fetcher makes the calls; it stays the caller's and may be shared
   */
  public Exporter(ExporterOptions options, HttpFetcher fetcher, Clock clock) {
    this(options, HttpBotLink.opener(fetcher, clock), clock);
  }

  Exporter(ExporterOptions options, BotLink.Opener opener, Clock clock) {
    this.options = options;
    this.clock = clock;
    this.bots =
        options.bots().stream()
            .map(bot -> new BotExporter(bot, options.pace(), opener, clock))
            .toList();
    this.process = new ProcessMetrics(bots.size());
  }

  /**
   * Opens the listeners, then begins to ask the bots.
   *
   * @throws io.freqwatch.http.ListenException where an address cannot be bound; nothing is left
   *     open
   */
  @Override
  public void start() {
    try {
      listen();
      bots.forEach(bot -> running.start("exporter of " + bot.name(), bot));
      options
          .collectors()
          .forEach(
              collector ->
                  running.start(
                      "collector " + collector.name(), new CollectorLoop(collector, bots, clock)));
      bots.stream().findFirst().ifPresent(BotExporter::warmUp);
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private void listen() {
    ExporterRoutes all = new ExporterRoutes(bots, process);
    server =
        open(options.listener(), options.sidecar() ? all.single(bots.getFirst()) : all.shared());
    for (BotExporter bot : bots) {
      if (bot.bot().port().isPresent()) {
        String host = options.listener().host();
        HttpServerOptions own = HttpServerOptions.at(host, bot.bot().port().getAsInt());
        Router alone = new ExporterRoutes(List.of(bot), process).single(bot);
        ownUris.put(bot.name(), open(own, alone).uri());
      }
    }
  }

  private HttpServer open(HttpServerOptions listener, Router routes) {
    HttpServer opened = HttpServer.start(listener, guarded(routes, listener.host()));
    running.onClose("listener " + opened.uri(), opened);
    return opened;
  }

  /** A page of a stranger must not read a balance through a name that it points at this machine. */
  private static Handler guarded(Handler handler, String host) {
    return HostGuard.isLoopback(host) ? handler.behind(new HostGuard(List.of(host))) : handler;
  }

  @Override
  public CheckResult check() {
    return bots.stream()
        .map(BotExporter::check)
        .filter(result -> !result.isOk())
        .findFirst()
        .orElse(CheckResult.OK);
  }

  @Override
  public void close() {
    running.close();
  }

  /**
   * The address of all bots.
   *
   * @throws IllegalStateException before {@link #start}
   */
  public URI uri() {
    HttpServer opened = server;
    if (opened == null) {
      throw new IllegalStateException("the exporter is not started");
    }
    return opened.uri();
  }

  /** The address of the metrics of one bot, behind the listener of all. */
  public URI metricsUri(String bot) {
    return uri().resolve("/bots/" + bot + "/metrics");
  }

  /** The address of a bot's own listener. */
  public Optional<URI> ownUri(String bot) {
    return Optional.ofNullable(ownUris.get(bot));
  }

  /** Whether every bot was looked at once, whatever came of it. */
  public boolean isReady() {
    return bots.stream().allMatch(BotExporter::isReady);
  }

  /** What is known of a bot now; empty for a bot that is not exported. */
  public Optional<BotSnapshot> snapshot(String bot) {
    return find(bot).map(BotExporter::snapshot);
  }

  /**
   * The series of a bot from its first trade up to a moment, that one left out, as they would have
   * been scraped; empty until all its closed trades are read, some seconds after it first answered.
   *
   * @param untilMillis before the first scrape, since the past must not overlap with the present
   */
  public Optional<List<BackfillSeries>> history(String bot, long untilMillis) {
    return find(bot).flatMap(exporter -> exporter.history(untilMillis));
  }

  private Optional<BotExporter> find(String bot) {
    return bots.stream().filter(each -> each.name().equals(bot)).findFirst();
  }
}
