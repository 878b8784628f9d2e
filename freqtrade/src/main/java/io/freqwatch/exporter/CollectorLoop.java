package io.freqwatch.exporter;

import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.model.MetricFamily;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one {@link MetricCollector} over all bots, on a platform thread that it may block. */
final class CollectorLoop implements Component {
  private static final Logger LOG = LoggerFactory.getLogger(CollectorLoop.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(2);

  private final MetricCollector collector;
  private final List<BotExporter> bots;
  private final Clock clock;
  private final Map<BotExporter, BotSnapshot> collected = new HashMap<>();
  private @Nullable Thread thread;
  private volatile String lastError = "";

  CollectorLoop(MetricCollector collector, List<BotExporter> bots, Clock clock) {
    CollectedFamilies.requireName(collector.name());
    this.collector = collector;
    this.bots = List.copyOf(bots);
    this.clock = clock;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().daemon().name("collector-" + collector.name()).start(this::run);
  }

  @Override
  public CheckResult check() {
    return lastError.isEmpty() ? CheckResult.OK : CheckResult.degraded(lastError);
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      join(running);
    }
  }

  private static void join(Thread running) {
    try {
      running.join(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        bots.forEach(this::collect);
        clock.sleep(PAUSE);
      }
    } catch (InterruptedException ignored) { // closed
    }
  }

  private void collect(BotExporter bot) {
    BotSnapshot snapshot = bot.snapshot();
    if (collected.put(bot, snapshot) != snapshot) {
      bot.collected(collector, families(bot, snapshot));
    }
  }

  /** Whatever a stranger's code throws, errors of linkage included, ends here. */
  private List<MetricFamily> families(BotExporter bot, BotSnapshot snapshot) {
    try {
      List<MetricFamily> found = collector.collect(snapshot);
      List<MetricFamily> families =
          CollectedFamilies.check(collector.name(), snapshot.bot(), found);
      lastError = "";
      return families;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      bot.collectorFailed(collector);
      if (lastError.isEmpty()) {
        LOG.warn("collector {} failed; its families are left out", collector.name(), e);
      }
      lastError = "collector " + collector.name() + ": " + e.getMessage();
      return List.of();
    }
  }
}
