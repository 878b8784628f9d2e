package io.freqwatch.web;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.storage.Queryable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as stored metrics tell it. Of a bot that no longer answers it keeps what it knew, so
 * that totals do not jump; {@code lastSeen} says how old that is. Safe for use by many threads.
 */
public final class FleetView {
  private final SeriesReader reader;
  private final TrendReader trendReader;
  private final List<WatchedBot> bots;
  private final Clock clock;
  private final Map<String, BotView> lastKnown = new ConcurrentHashMap<>();

  /**
   * @param bots in the order in which pages show them
   */
  public FleetView(Queryable storage, List<WatchedBot> bots, Clock clock) {
    this.reader = new SeriesReader(storage);
    this.trendReader = new TrendReader(reader);
    this.bots = List.copyOf(bots);
    this.clock = clock;
  }

  /** The fleet at this moment. */
  Fleet fleet() {
    long now = clock.wallMillis();
    Map<String, BotSamples> samples = new HashMap<>();
    reader.newest(FleetMetrics.NEWEST, now, sample -> add(samples, sample));
    Map<String, BotTrends> trends = trendReader.read(now);
    List<BotView> views =
        bots.stream()
            .map(
                bot ->
                    view(
                        bot,
                        samples.getOrDefault(bot.name(), new BotSamples()),
                        trends.getOrDefault(bot.name(), BotTrends.NONE),
                        now / 1000.0))
            .toList();
    return new Fleet(now / 1000.0, views);
  }

  /** Whether there are any, with figures or without. */
  public boolean hasBots() {
    return !bots.isEmpty();
  }

  /** Whether the profit of any bot is known, which is when the page has something to show. */
  public boolean hasFigures() {
    return fleet().bots().stream().anyMatch(bot -> bot.figures().isKnown());
  }

  private static void add(Map<String, BotSamples> samples, Sample sample) {
    boolean isOtherJob =
        sample.labels().metricName().equals(FleetMetrics.SCRAPED)
            && !sample.labels().value("job").equals("freqtrade");
    if (!isOtherJob) {
      samples.computeIfAbsent(sample.labels().value("bot"), _ -> new BotSamples()).add(sample);
    }
  }

  private BotView view(WatchedBot bot, BotSamples samples, BotTrends trends, double now) {
    BotState state = BotState.of(samples);
    BotView fresh =
        new BotView(
            bot,
            state,
            new Diagnosis(bot, samples, trends, state, now).problem(),
            BotIdentity.of(samples),
            BotFigures.of(samples, trends),
            samples.highest(FleetMetrics.LAST_SUCCESS),
            samples.value(FleetMetrics.LAST_PROCESS));
    return remember(completed(fresh, lastKnown.get(bot.name())));
  }

  private BotView remember(BotView view) {
    lastKnown.put(view.bot().name(), view);
    return view;
  }

  private static BotView completed(BotView fresh, @Nullable BotView old) {
    if (old == null) {
      return fresh;
    }
    return new BotView(
        fresh.bot(),
        fresh.state(),
        fresh.problem(),
        fresh.identity().isKnown() ? fresh.identity() : old.identity(),
        fresh.figures().isKnown() || fresh.isUp() ? fresh.figures() : old.figures(),
        fresh.lastSeen() == null ? old.lastSeen() : fresh.lastSeen(),
        fresh.lastProcess() == null ? old.lastProcess() : fresh.lastProcess());
  }
}
