package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.YamlMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the named time intervals under the present key and the deprecated one. */
final class TimeIntervals {
  private final YamlMapping top;
  private final Map<String, List<TimeInterval>> all = new LinkedHashMap<>();

  TimeIntervals(YamlMapping top) {
    this.top = top;
  }

  Map<String, List<TimeInterval>> read() {
    top.mappings("mute_time_intervals").forEach(this::add);
    top.mappings("time_intervals").forEach(this::add);
    return all;
  }

  private void add(YamlMapping written) {
    String name = written.optionalText("name").orElse("");
    List<TimeInterval> intervals =
        written.mappings("time_intervals").stream().map(TimeIntervalReader::read).toList();
    if (name.isEmpty()) {
      written.problem("name", "nothing", "a name");
    } else if (all.putIfAbsent(name, intervals) != null) {
      written.problem("name", "\"" + name + "\" a second time", "each name once");
    }
    written.rejectUnknownKeys();
  }
}
