package io.freqwatch.alertmanager.store;

import java.time.Duration;

/**
 * How much of the history is kept; what comes first ends it.
 *
 * @param retention counted back from the newest event
 * @param events at most so many, at least one
 */
public record HistoryLimits(Duration retention, int events) {
  public static final HistoryLimits DEFAULTS = new HistoryLimits(Duration.ofDays(30), 20_000);
}
