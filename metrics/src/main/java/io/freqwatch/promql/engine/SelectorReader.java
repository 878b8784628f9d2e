package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.parse.Expression.Reading;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.Series;

/**
 * Reads the series of a selector: at each step the newest sample, where it is young enough and no
 * stale marker. A sample exactly as old as the lookback does not count (Prometheus 3).
 */
final class SelectorReader {
  /** What of a sample becomes the value. */
  enum Part {
    VALUE,
    /** Its time in seconds, as {@code timestamp} wants it. */
    TIME,
    /** When its counter began, in seconds, as {@code start_timestamp} wants it. */
    START
  }

  private final Query query;
  private final SampleBuffer buffer = new SampleBuffer();

  SelectorReader(Query query) {
    this.query = query;
  }

  static Matcher[] matchers(VectorSelector selector) {
    return selector.matchers().toArray(Matcher[]::new);
  }

  void read(VectorSelector selector, TimeGrid grid, Part part, SeriesSink sink) {
    if (selector.reading() == Reading.SMOOTHED && part == Part.VALUE) {
      new SmoothedReader(query).read(selector, grid, sink);
      return;
    }
    long first = query.reference(selector.shift(), grid.startMillis());
    long last = query.reference(selector.shift(), grid.at(grid.steps() - 1));
    long lookback = query.lookbackMillis();
    Matcher[] matchers = matchers(selector);
    try (Selection selection =
        onlyNewest(grid, part)
            ? Selection.ofNewest(query, first - lookback + 1, last, matchers)
            : Selection.of(query, first - lookback + 1, last, matchers)) {
      for (Series series : selection) {
        StepSeries result =
            part == Part.VALUE
                ? new StepSeries(series.labels(), false, grid.steps())
                : query.unnamed(series.labels(), grid.steps());
        if (part != Part.VALUE || !densely(selector, grid, series, result)) {
          steps(selector, grid, series.samples(), part, result);
        }
        if (!result.isEmpty()) {
          query.budget().counts().instants(result);
          sink.accept(result);
        }
      }
    }
  }

  private boolean onlyNewest(TimeGrid grid, Part part) {
    return grid.steps() == 1 && part != Part.START && !query.tellsResets() && !query.ordered();
  }

  /** Reads every sample; false where steps are so far apart, or it is no series of floats. */
  private boolean densely(
      VectorSelector selector, TimeGrid grid, Series series, StepSeries result) {
    boolean moves = selector.shift().at() == null;
    if (!moves || grid.steps() == 1 || grid.stepMillis() > query.lookbackMillis()) {
      return false;
    }
    buffer.clear();
    if (!new FloatSteps(query.budget()).read(series.samples(), buffer)) {
      return false;
    }
    long first = query.reference(selector.shift(), grid.startMillis());
    FloatSteps.fill(buffer, first, grid.stepMillis(), query.lookbackMillis(), result);
    return true;
  }

  private void steps(
      VectorSelector selector,
      TimeGrid grid,
      SampleIterator samples,
      Part part,
      StepSeries result) {
    NewestSample newest = new NewestSample(samples);
    query.budget().work(grid.steps());
    for (int step = 0; step < grid.steps(); step++) {
      long until = query.reference(selector.shift(), grid.at(step));
      long unwanted = until - query.lookbackMillis();
      newest.advance(until, unwanted);
      if (newest.isPresent(unwanted)) {
        set(result, step, newest, part);
      }
    }
  }

  private void set(StepSeries result, int step, NewestSample newest, Part part) {
    FloatHistogram histogram = newest.histogram();
    switch (part) {
      case VALUE -> {
        if (histogram == null) {
          result.set(step, newest.value());
        } else {
          result.set(step, query.told(histogram, newest.before()));
        }
      }
      case TIME -> result.set(step, newest.timestampMillis() / 1e3);
      case START -> {
        if (query.options().startTimestamps()) {
          result.set(step, newest.startMillis() / 1e3);
        }
      }
    }
  }
}
