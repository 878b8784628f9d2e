package io.freqwatch.promql.engine;

import io.freqwatch.promql.parse.Expression.Reading;

/**
 * How much a series changes over exactly a range: from the last sample before it on (anchored), or
 * between the values on the lines to the neighbours of its ends (smoothed).
 */
final class ExtendedRates {
  private final Window window;
  private final boolean counter;
  private final boolean perSecond;
  private final boolean smoothed;

  ExtendedRates(Window window, boolean counter, boolean perSecond) {
    this.window = window;
    this.counter = counter;
    this.perSecond = perSecond;
    this.smoothed = window.reading() == Reading.SMOOTHED;
  }

  void apply(boolean histograms, StepSeries out, int step) {
    int first = first();
    int last = last();
    boolean outside =
        window.time(last) <= window.rangeStartMillis()
            || (smoothed && window.time(first) > window.rangeEndMillis());
    if (outside) {
      return;
    }
    if (histograms) {
      new ExtendedHistogramRates(window, counter, perSecond).apply(first, last, out, step);
      return;
    }
    double change = change(first, last);
    out.set(step, perSecond ? change / window.rangeSeconds() : change);
  }

  /** The last sample at or before the start, else the first one. */
  private int first() {
    int first = window.from();
    while (first + 1 < window.to() && window.time(first + 1) <= window.rangeStartMillis()) {
      first++;
    }
    return first;
  }

  /** The first sample at or behind the end, else the last one. */
  private int last() {
    int last = window.to() - 1;
    while (smoothed && last > window.from() && window.time(last - 1) >= window.rangeEndMillis()) {
      last--;
    }
    return last;
  }

  private double change(int first, int last) {
    double left = left(first);
    double right = right(last);
    double change = right - left;
    if (counter) {
      int from = window.time(first) <= window.rangeStartMillis() ? first + 1 : first;
      int to = window.time(last) >= window.rangeEndMillis() ? last - 1 : last;
      change += lostAtResets(left, right, from, to);
    }
    return change;
  }

  private double left(int first) {
    long start = window.rangeStartMillis();
    return smoothed && window.time(first) < start && first + 1 < window.to()
        ? interpolate(first, start)
        : window.value(first);
  }

  private double right(int last) {
    long end = window.rangeEndMillis();
    return smoothed && last > window.from() && window.time(last) > end
        ? interpolate(last - 1, end)
        : window.value(last);
  }

  private double interpolate(int index, long time) {
    return Interpolation.value(
        window.time(index),
        window.value(index),
        window.time(index + 1),
        window.value(index + 1),
        time,
        counter);
  }

  private double lostAtResets(double left, double right, int from, int to) {
    double lost = 0;
    double before = left;
    for (int i = from; i <= to; i++) {
      lost += window.value(i) < before ? before : 0;
      before = window.value(i);
    }
    return lost + (right < before ? before : 0);
  }
}
