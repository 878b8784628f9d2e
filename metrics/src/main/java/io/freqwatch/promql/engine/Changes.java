package io.freqwatch.promql.engine;

import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.parse.Expression.Reading;

/** How often the value of a series changes, or falls. */
final class Changes {
  private Changes() {}

  @FunctionalInterface
  private interface Test {
    boolean between(Window window, int before, int index);
  }

  static void changes(Window window, StepSeries out, int step) {
    count(window, out, step, Changes::isChange);
  }

  static void resets(Window window, StepSeries out, int step) {
    count(window, out, step, Changes::isReset);
  }

  private static void count(Window window, StepSeries out, int step, Test test) {
    int first = first(window);
    if (first >= window.to()) {
      return;
    }
    int count = 0;
    for (int i = first + 1; i < window.to(); i++) {
      count += test.between(window, i - 1, i) ? 1 : 0;
    }
    out.set(step, count);
  }

  /** An anchored range begins with the last sample before it, and needs one within. */
  private static int first(Window window) {
    int first = window.from();
    if (window.reading() != Reading.ANCHORED) {
      return first;
    }
    long start = window.rangeStartMillis();
    if (window.time(window.to() - 1) <= start) {
      return window.to();
    }
    while (first + 1 < window.to() && window.time(first + 1) <= start) {
      first++;
    }
    return first;
  }

  private static boolean isChange(Window window, int before, int index) {
    if (window.isFloat(before) != window.isFloat(index)) {
      return true;
    }
    if (!window.isFloat(index)) {
      return !HistogramMath.same(window.histogram(before), window.histogram(index));
    }
    double left = window.value(before);
    double right = window.value(index);
    return left != right && !(Double.isNaN(left) && Double.isNaN(right));
  }

  private static boolean isReset(Window window, int before, int index) {
    if (window.isFloat(before) != window.isFloat(index)) {
      return true;
    }
    if (CounterStart.isReset(window, index)) {
      return true;
    }
    return window.isFloat(index)
        ? window.value(index) < window.value(before)
        : HistogramMath.isReset(window.histogram(index), window.histogram(before));
  }
}
