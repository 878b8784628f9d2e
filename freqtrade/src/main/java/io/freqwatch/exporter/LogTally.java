package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.LogEntry;
import io.freqwatch.freqtrade.api.Logs;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the lines of a bot's log once each: a cursor remembers the time of the newest line and
 * what was said at that time. Lines from before the first look are not counted. One thread.
 */
final class LogTally {
  /** How many lines to ask for. */
  static final int LINES = 200;

  static final String MESSAGES = "freqtrade_log_messages";
  private static final String GAPS = "freqtrade_log_gaps";
  static final List<String> LEVELS = List.of("debug", "info", "warning", "error", "critical");
  static final List<String> SOURCES =
      List.of("exchange", "strategy", "rpc", "persistence", "other");

  private final CounterBook counters;
  private final Set<Integer> saidAtCursor = new HashSet<>();
  private long cursorMillis = Long.MIN_VALUE;
  private volatile @Nullable Long lastErrorMillis;

  LogTally(CounterBook counters) {
    this.counters = counters;
    counters.declare(GAPS);
    for (String source : SOURCES) {
      LEVELS.subList(1, LEVELS.size()).forEach(level -> counters.declare(MESSAGES, level, source));
    }
  }

  /** When the bot last logged an error; any thread. */
  @Nullable Long lastErrorMillis() {
    return lastErrorMillis;
  }

  /** Counts what is new; answers when the newest line was written. */
  Long read(Logs logs) {
    boolean first = cursorMillis == Long.MIN_VALUE;
    List<LogEntry> entries = logs.entries();
    if (!first && entries.size() >= LINES && isAfterCursor(entries.getFirst())) {
      counters.increment(GAPS);
    }
    entries.forEach(entry -> read(entry, !first));
    return cursorMillis;
  }

  private void read(LogEntry entry, boolean counts) {
    Long millis = entry.millis();
    if (millis == null || millis < cursorMillis || !moveCursor(millis, entry.hashCode())) {
      return;
    }
    String level = level(entry);
    if (level.equals("error") || level.equals("critical")) {
      lastErrorMillis = millis;
    }
    if (counts && !"uvicorn.access".equals(entry.logger())) {
      counters.increment(MESSAGES, level, source(entry.logger()));
    }
  }

  /** Answers whether the line is a new one. */
  private boolean moveCursor(long millis, int said) {
    if (millis > cursorMillis) {
      cursorMillis = millis;
      saidAtCursor.clear();
    }
    return saidAtCursor.add(said);
  }

  private boolean isAfterCursor(LogEntry entry) {
    return entry.millis() != null && entry.millis() > cursorMillis;
  }

  private static String level(LogEntry entry) {
    String level = entry.level() == null ? "" : entry.level().toLowerCase(Locale.ROOT);
    return LEVELS.contains(level) ? level : "info";
  }

  private static String source(@Nullable String logger) {
    if (logger == null) {
      return "other";
    }
    if (logger.startsWith("freqtrade.exchange") || logger.startsWith("ccxt")) {
      return "exchange";
    }
    if (logger.startsWith("freqtrade.strategy") || !logger.contains(".") && isStrategy(logger)) {
      return "strategy";
    }
    if (logger.startsWith("freqtrade.rpc") || logger.startsWith("uvicorn")) {
      return "rpc";
    }
    boolean database =
        logger.startsWith("freqtrade.persistence") || logger.startsWith("sqlalchemy");
    return database ? "persistence" : "other";
  }

  /** Strategies are modules of their own, named as the class: capitals where packages have none. */
  private static boolean isStrategy(String logger) {
    return !logger.isEmpty() && Character.isUpperCase(logger.charAt(0));
  }
}
