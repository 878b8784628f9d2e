package io.freqwatch.freqtrade.simulator;

import java.util.ArrayList;
import java.util.List;

/** The log of a bot in memory: at {@value #CAPACITY} lines the older half goes. Thread-safe. */
final class LogRing {
  private static final int CAPACITY = 1000;
  private static final int KEPT = 500;

  /**
   * One line; the level as Python names it.
   *
   * @param number counts the lines, so that no two of one millisecond have the same time
   */
  record Line(long number, long millis, String logger, String level, String message) {
    /** Milliseconds since 1970, with a fraction. */
    double preciseMillis() {
      return millis + (number & 0x3ff) / 1024.0;
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private long count;

  synchronized void add(long millis, String logger, String level, String message) {
    if (lines.size() == CAPACITY) {
      lines.subList(0, CAPACITY - KEPT).clear();
    }
    lines.add(new Line(count++, millis, logger, level, message));
  }

  /** The newest lines, oldest of them first. */
  synchronized List<Line> last(int count) {
    int from = Math.max(0, lines.size() - count);
    return List.copyOf(lines.subList(from, lines.size()));
  }
}
