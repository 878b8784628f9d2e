package io.freqwatch.exporter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the account's worth changed over the running minute, hour, day and month, in this process:
 * what the original exporter calls performance. One thread.
 */
final class EquityChanges {
  private final List<Window> windows =
      List.of(
          new Window("minute", 60_000L),
          new Window("hourly", 3_600_000L),
          new Window("daily", 86_400_000L),
          new Window("monthly", 30 * 86_400_000L));

  private static final class Window {
    private final String name;
    private final long lengthMillis;
    private long beginMillis = Long.MIN_VALUE;
    private double beginValue;

    Window(String name, long lengthMillis) {
      this.name = name;
      this.lengthMillis = lengthMillis;
    }

    double change(long nowMillis, double value) {
      if (beginMillis == Long.MIN_VALUE || nowMillis - beginMillis >= lengthMillis) {
        double change = beginMillis == Long.MIN_VALUE ? 0 : ratio(value);
        beginMillis = nowMillis;
        beginValue = value;
        return change;
      }
      return ratio(value);
    }

    private double ratio(double value) {
      return beginValue == 0 ? 0 : (value - beginValue) / beginValue;
    }
  }

  Map<String, Double> change(long nowMillis, double value) {
    Map<String, Double> changes = new LinkedHashMap<>();
    windows.forEach(window -> changes.put(window.name, window.change(nowMillis, value)));
    return changes;
  }
}
