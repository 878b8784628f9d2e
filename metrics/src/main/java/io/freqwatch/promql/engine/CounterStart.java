package io.freqwatch.promql.engine;

/** What the start timestamps of two samples in a row say about the counter between them. */
final class CounterStart {
  private CounterStart() {}

  /** Whether it began anew; a start at the sample itself or behind it says nothing. */
  static boolean isReset(Window window, int index) {
    if (!window.hasStarts()) {
      return false;
    }
    long before = window.time(index - 1);
    long start = window.start(index);
    if (start == 0 || start >= window.time(index) || start < before) {
      return false;
    }
    long startBefore = window.start(index - 1);
    boolean delta = startBefore != 0 && startBefore < before;
    return start > before || delta;
  }

  /** Whether it began before the sample before, yet not where that one says. */
  private static boolean overlaps(Window window, int index) {
    long start = window.start(index);
    return start != 0 && start < window.time(index - 1) && start != window.start(index - 1);
  }

  static void warnOverlap(Window window) {
    for (int i = window.from() + 1; window.hasStarts() && i < window.to(); i++) {
      if (overlaps(window, i)) {
        window
            .annotations()
            .warn(
                "sample has start time that overlaps with previous sample timestamp for metric "
                    + window.quotedMetric(),
                window.position());
        return;
      }
    }
  }
}
