package io.freqwatch.app;

import io.freqwatch.codec.Json;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line, for log collectors. */
final class JsonLogFormatter extends Formatter {
  @Override
  public String format(LogRecord record) {
    ObjectNode line =
        Json.object()
            .put("time", record.getInstant().toString())
            .put("level", Logging.name(record.getLevel()))
            .put("component", Logging.component(String.valueOf(record.getLoggerName())))
            .put("message", formatMessage(record));
    if (record.getThrown() != null) {
      line.put("error", record.getThrown().toString());
    }
    return Json.text(line) + "\n";
  }
}
