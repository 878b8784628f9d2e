package io.freqwatch.freqtrade.api;

import java.util.List;

/** {@code /logs}: oldest first; the bot keeps 500 to 1000 lines in memory. */
public record Logs(List<LogEntry> entries) {
  public Logs {
    entries = List.copyOf(entries);
  }
}
