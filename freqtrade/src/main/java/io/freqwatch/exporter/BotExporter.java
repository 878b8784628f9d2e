package io.freqwatch.exporter;

import io.freqwatch.exposition.AcceptedFormat;
import io.freqwatch.exposition.ExpositionFormat;
import io.freqwatch.exposition.NameEscaping;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.model.MetricFamily;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exporter of one bot. Its loops ask the bot and publish, after each answer, an immutable
 * {@link BotSnapshot}; scrapes read the newest one and never wait for the bot.
 */
final class BotExporter implements Component {
  /** What a Prometheus of today asks for. */
  private static final AcceptedFormat PROMETHEUS =
      new AcceptedFormat(ExpositionFormat.OPENMETRICS, Optional.of(NameEscaping.ALLOW_UTF8));

  private static final Duration COLLECTED_LIFETIME = Duration.ofMinutes(1);

  private final ExportedBot bot;
  private final Clock clock;
  private final CounterBook counters = new CounterBook();
  private final ScrapeDemand demand;
  private final BotLink link;
  private final BotWatch watch;
  private final BotLoops loops;
  private final Map<String, Collected> collected = new ConcurrentHashMap<>();
  private volatile RenderedSnapshot rendered;
  private volatile boolean ready;

  private record Collected(CollectGroup group, List<MetricFamily> families, long atNanos) {}

  BotExporter(ExportedBot bot, Pace pace, BotLink.Opener opener, Clock clock) {
    this.bot = bot;
    this.clock = clock;
    this.demand = new ScrapeDemand(clock);
    CallBook calls = new CallBook(clock, counters);
    this.link = opener.open(bot, calls);
    this.watch = new BotWatch(bot.id(), link.reader(), counters, calls, clock);
    this.rendered = rendered(watch.snapshot());
    this.loops = new BotLoops(bot.name(), watch, pace, clock, this::publish);
  }

  @Override
  public void start() {
    loops.start();
    link.follow(watch.follower());
  }

  @Override
  public CheckResult check() {
    BotSnapshot now = snapshot();
    return now.isUp() || !ready
        ? CheckResult.OK
        : CheckResult.degraded(
            "bot %s does not answer (%s)".formatted(bot.name(), now.condition().outcome()));
  }

  @Override
  public void close() {
    link.close();
    loops.close();
  }

  /** Renders once, so that the first scrape finds everything loaded. */
  void warmUp() {
    Set<CollectGroup> all = EnumSet.allOf(CollectGroup.class);
    rendered.answer(PROMETHEUS, all, true);
  }

  String name() {
    return bot.name();
  }

  ExportedBot bot() {
    return bot;
  }

  /** Whether the bot was looked at once, whatever came of it. */
  boolean isReady() {
    return ready;
  }

  BotSnapshot snapshot() {
    return rendered.snapshot();
  }

  RenderedSnapshot rendered() {
    return rendered;
  }

  /** Empty until the past is known. */
  Optional<List<BackfillSeries>> history(long untilMillis) {
    return watch.past().map(past -> History.of(past, untilMillis));
  }

  /** Takes over what a collector made of a snapshot. */
  synchronized void collected(MetricCollector collector, List<MetricFamily> families) {
    collected.put(
        collector.name(), new Collected(collector.group(), families, clock.monotonicNanos()));
    rendered = rendered(snapshot()).prepare();
  }

  void collectorFailed(MetricCollector collector) {
    counters.increment("freqtrade_exporter_collector_errors", collector.name());
  }

  private synchronized void publish() {
    rendered = rendered(watch.snapshot()).prepare();
    ready = ready || !snapshot().condition().outcome().isEmpty();
  }

  private RenderedSnapshot rendered(BotSnapshot snapshot) {
    return new RenderedSnapshot(
        snapshot, () -> BotFamilies.of(snapshot, fresh(), this::dropped), demand);
  }

  private void dropped(String family, int series) {
    counters.add(series, "freqtrade_exporter_series_dropped", family);
  }

  /** Families of collectors that keep up. */
  private GroupedFamilies fresh() {
    GroupedFamilies result = new GroupedFamilies();
    for (Collected each : collected.values()) {
      if (clock.monotonicNanos() - each.atNanos() < COLLECTED_LIFETIME.toNanos()) {
        each.families().forEach(family -> result.add(each.group(), family));
      }
    }
    return result;
  }
}
