package io.freqwatch.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Time, level, component and message in columns; a stack trace below. */
final class TextLogFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord record) {
    return "%s %-5s %-9s %s%n%s"
        .formatted(
            TIME.format(record.getInstant()),
            Logging.name(record.getLevel()),
            Logging.component(String.valueOf(record.getLoggerName())),
            formatMessage(record),
            stackTrace(record));
  }

  private static String stackTrace(LogRecord record) {
    if (record.getThrown() == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    record.getThrown().printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
