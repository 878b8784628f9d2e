package io.freqwatch.app;

import io.freqwatch.exporter.BackfillSeries;
import io.freqwatch.exporter.Exporter;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.LoopThread;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Backfillable;
import io.freqwatch.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills in what was before the start, bot by bot, as soon as a bot's closed trades are read, so
 * that no chart begins empty. Ends when every bot is done.
 */
final class BackfillLoop implements LoopThread.Body {
  private static final Logger log = LoggerFactory.getLogger(BackfillLoop.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Exporter exporter;
  private final Backfillable storage;
  private final Runnable historyChanged;
  private final Clock clock;
  private final long untilMillis;
  private final Map<String, Labels> pending;

  /**
   * @param targets the labels that scrapes attach to each bot's samples, but for {@code job}
   * @param historyChanged called after each bot's history was stored
   */
  BackfillLoop(
      Exporter exporter,
      Backfillable storage,
      Map<String, Labels> targets,
      Runnable historyChanged,
      Clock clock) {
    this.exporter = exporter;
    this.storage = storage;
    this.historyChanged = historyChanged;
    this.clock = clock;
    this.untilMillis = clock.wallMillis();
    this.pending = new TreeMap<>(targets);
  }

  @Override
  public void run() throws InterruptedException {
    while (!pending.isEmpty()) {
      pending.entrySet().removeIf(entry -> isDone(entry.getKey(), entry.getValue()));
      clock.sleep(PAUSE);
    }
  }

  private boolean isDone(String bot, Labels target) {
    Optional<List<BackfillSeries>> history = exporter.history(bot, untilMillis);
    history.ifPresent(series -> store(bot, target, series));
    return history.isPresent();
  }

  private void store(String bot, Labels target, List<BackfillSeries> history) {
    try {
      int samples = history.stream().mapToInt(series -> store(target, series)).sum();
      log.info("history of {}: {} series, {} new samples", bot, history.size(), samples);
      historyChanged.run();
    } catch (StorageException e) {
      log.warn("history of {} is not stored: {}", bot, e.getMessage());
    }
  }

  private int store(Labels target, BackfillSeries series) {
    Labels.Builder labels = target.toBuilder().set("job", Jobs.name(series.group()));
    series.labels().forEach(label -> labels.set(label.name(), label.value()));
    try {
      return storage.backfill(labels.build(), series.timestampsMillis(), series.values());
    } catch (StorageException.OutOfOrder ignored) { // a former start has stored it
      return 0;
    }
  }
}
