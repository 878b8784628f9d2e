package io.freqwatch.promql.engine;

/** The largest and the smallest float of a range, and when it was; NaN only where all are. */
final class Extremes {
  private Extremes() {}

  static void max(Window window, StepSeries out, int step) {
    set(window, find(window, 1, false), out, step);
  }

  static void min(Window window, StepSeries out, int step) {
    set(window, find(window, -1, false), out, step);
  }

  /** Of equal ones the last. */
  static void timeOfMax(Window window, StepSeries out, int step) {
    setTime(window, find(window, 1, true), out, step);
  }

  static void timeOfMin(Window window, StepSeries out, int step) {
    setTime(window, find(window, -1, true), out, step);
  }

  private static void set(Window window, int index, StepSeries out, int step) {
    if (index >= 0) {
      out.set(step, window.value(index));
    }
  }

  private static void setTime(Window window, int index, StepSeries out, int step) {
    if (index >= 0) {
      out.set(step, window.time(index) / 1e3);
    }
  }

  private static int find(Window window, int sign, boolean last) {
    if (!OverTime.hasFloats(window)) {
      return -1;
    }
    int best = -1;
    for (int i = window.from(); i < window.to(); i++) {
      if (window.isFloat(i) && (best < 0 || better(window, i, best, sign, last))) {
        best = i;
      }
    }
    return best;
  }

  private static boolean better(Window window, int index, int best, int sign, boolean last) {
    double value = sign * window.value(index);
    double known = sign * window.value(best);
    return value > known || Double.isNaN(known) || (last && value == known);
  }
}
