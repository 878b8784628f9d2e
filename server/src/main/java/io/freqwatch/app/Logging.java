package io.freqwatch.app;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets up where log lines go: to standard error, one line each. Called once, by {@code main}. */
final class Logging {
  /** All are held, since the logging system forgets levels of loggers that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("io.freqwatch");

  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private Logging() {}

  static void configure(LogOptions options) {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    handler.setFormatter(formatter(options.format()));
    ROOT.addHandler(handler);
    ROOT.setLevel(Level.WARNING);
    OURS.setLevel(level(options.level()));
    JETTY.setLevel(Level.SEVERE);
  }

  private static Formatter formatter(LogOptions.LogFormat format) {
    return switch (format) {
      case text -> new TextLogFormatter();
      case json -> new JsonLogFormatter();
    };
  }

  private static Level level(LogOptions.LogLevel level) {
    return switch (level) {
      case debug -> Level.FINE;
      case info -> Level.INFO;
      case warn -> Level.WARNING;
      case error -> Level.SEVERE;
    };
  }

  /** What a line calls a level. */
  static String name(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warn";
    }
    return value >= Level.INFO.intValue() ? "info" : "debug";
  }

  /** The package a logger belongs to, such as {@code scrape} for {@code io.freqwatch.scrape.X}. */
  static String component(String logger) {
    List<String> parts = List.of(logger.split("\\.", -1));
    return parts.size() < 2 ? logger : parts.get(parts.size() - 2);
  }
}
