package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * One line of {@code /logs}. Freqtrade logs its own exchange settings at start, so the message may
 * hold secrets: count it, do not show it.
 */
public record LogEntry(
    @Nullable Long millis,
    @Nullable String logger,
    @Nullable String level,
    @Nullable String message) {
  @Override
  public String toString() {
    return "LogEntry[millis=" + millis + ", logger=" + logger + ", level=" + level + "]";
  }
}
