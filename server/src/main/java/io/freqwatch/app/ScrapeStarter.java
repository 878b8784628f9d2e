package io.freqwatch.app;

import io.freqwatch.exporter.BotSnapshot;
import io.freqwatch.exporter.CollectGroup;
import io.freqwatch.exporter.Exporter;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.LoopThread;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Watches the exporters after the start and makes each bot a target of a job when its first answers
 * are there, or when waiting longer makes no sense. Ends then.
 */
final class ScrapeStarter implements LoopThread.Body {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Exporter exporter;
  private final FirstScrapes scrapes;
  private final List<String> bots;
  private final Clock clock;

  ScrapeStarter(Exporter exporter, FirstScrapes scrapes, List<String> bots, Clock clock) {
    this.exporter = exporter;
    this.scrapes = scrapes;
    this.bots = List.copyOf(bots);
    this.clock = clock;
  }

  @Override
  public void run() throws InterruptedException {
    long begin = clock.monotonicNanos();
    Set<CollectGroup> waiting = EnumSet.allOf(CollectGroup.class);
    while (!waiting.isEmpty()) {
      long waited = clock.monotonicNanos() - begin;
      bots.forEach(bot -> exporter.snapshot(bot).ifPresent(this::start));
      waiting.removeIf(group -> isOver(group, waited));
      clock.sleep(PAUSE);
    }
  }

  private void start(BotSnapshot snapshot) {
    for (CollectGroup group : CollectGroup.values()) {
      if (hasData(snapshot, group)) {
        scrapes.ready(snapshot.bot(), group);
      }
    }
  }

  private static boolean hasData(BotSnapshot snapshot, CollectGroup group) {
    return switch (group) {
      case STATE -> snapshot.health().isPresent();
      case STANDARD -> snapshot.profit().isPresent() && snapshot.balance().isPresent();
      case HISTORICAL -> snapshot.stats().isPresent();
    };
  }

  private boolean isOver(CollectGroup group, long waitedNanos) {
    if (waitedNanos < patience(group).toNanos()) {
      return false;
    }
    scrapes.allReady(group);
    return true;
  }

  private static Duration patience(CollectGroup group) {
    return switch (group) {
      case STATE -> Duration.ofSeconds(1);
      case STANDARD -> Duration.ofSeconds(10);
      case HISTORICAL -> Duration.ofSeconds(20);
    };
  }
}
