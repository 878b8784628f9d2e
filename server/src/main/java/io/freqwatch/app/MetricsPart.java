package io.freqwatch.app;

import static java.util.stream.Collectors.toMap;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.PrometheusFlag;
import io.freqwatch.discovery.Discovery;
import io.freqwatch.discovery.DiscoveryManager;
import io.freqwatch.discovery.NameServers;
import io.freqwatch.exporter.CollectGroup;
import io.freqwatch.exporter.Exporter;
import io.freqwatch.http.HttpClients;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.LoopThread;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.scrape.HttpScraper;
import io.freqwatch.scrape.ScrapeJob;
import io.freqwatch.scrape.ScrapeManager;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.web.ChangeSignal;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * From exporters to stored samples: discovery, scrapes and the store. Scrapes begin only when they
 * are told to, for the program scrapes its own ports too. Safe for use by many threads.
 */
final class MetricsPart {
  private final FreqwatchOptions options;
  private final Tempo tempo;
  private final Clock clock;
  private final Exporter exporter;
  private final ChangeSignal samples;
  private final DiscoveryManager discoveries;
  private final Tsdb storage;
  private final FirstScrapes first;
  private final ScrapeJobs jobs;
  private final ScrapeManager scrape;

  /**
   * Starts discovery and waits for the store; both end with the group.
   *
   * @throws CommandFailure where the store cannot be opened
   * @throws io.freqwatch.codec.InvalidFileException where prometheus.yml cannot be used
   */
  MetricsPart(
      FreqwatchOptions options,
      Tempo tempo,
      Exporter exporter,
      OpeningStore opening,
      HttpClients clients,
      Clock clock,
      RunGroup group) {
    this.options = options;
    this.tempo = tempo;
    this.clock = clock;
    this.exporter = exporter;
    this.samples = new ChangeSignal(clock);
    this.discoveries =
        group.start(
            "discovery",
            new DiscoveryManager(clients, NameServers.ofSystem(new SecureRandom()), clock));
    this.storage = group.start("storage", opening.take());
    this.first =
        new FirstScrapes(byName(bot -> BotLabels.target(bot, exporter.metricsUri(bot.name()))));
    this.jobs =
        new ScrapeJobs(
            SelfScrape.beside(botJobs(), options, discoveries),
            options.metrics().config(),
            discoveries,
            ScrapeFeatures.of(options.metrics().flags().names(PrometheusFlag.ENABLE_FEATURE)),
            clock);
    List<ScrapeJob> written = jobs.read();
    storage.setOutOfOrderWindow(jobs.outOfOrderWindow());
    this.scrape =
        new ScrapeManager(
            written, storage, new HttpScraper(clients), clock, (_, _) -> samples.announce());
  }

  /** Scrapes from now on, each bot as soon as its exporter has asked it. */
  void startScraping(RunGroup group) {
    group.start("scrape", scrape);
    List<String> names = options.bots().stream().map(BotOptions::name).toList();
    group.start(
        "scrape starter",
        new LoopThread("scrape-starter", new ScrapeStarter(exporter, first, names, clock)));
  }

  /** Fetches once what bots know of the time before they were watched. */
  void startBackfill(RunGroup group, Runnable historyChanged) {
    group.start(
        "backfill",
        new LoopThread(
            "backfill",
            new BackfillLoop(
                exporter, storage, byName(BotLabels::attached), historyChanged, clock)));
  }

  /**
   * Reads {@code prometheus.yml} again, where it is in use.
   *
   * @throws io.freqwatch.codec.InvalidFileException with every problem, and nothing is changed
   */
  void reload(RuleParts rules) {
    jobs.reload(scrape, rules::prepared);
    storage.setOutOfOrderWindow(jobs.outOfOrderWindow());
  }

  /** Announces every commit of samples. */
  ChangeSignal samples() {
    return samples;
  }

  DiscoveryManager discoveries() {
    return discoveries;
  }

  Tsdb storage() {
    return storage;
  }

  ScrapeJobs jobs() {
    return jobs;
  }

  ScrapeManager scrape() {
    return scrape;
  }

  private List<ScrapeJob> botJobs() {
    return Arrays.stream(CollectGroup.values())
        .map(each -> job(each, first.discovery(each)))
        .toList();
  }

  private ScrapeJob job(CollectGroup each, Discovery discovery) {
    return new ScrapeJob(Jobs.options(each, tempo.interval(each), options.limits()), discovery);
  }

  private <T> Map<String, T> byName(Function<BotOptions, T> form) {
    return options.bots().stream().collect(toMap(BotOptions::name, form));
  }
}
