package io.freqwatch.promql.engine;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.Reading;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StaleMarker;

/**
 * Reads all samples that the ranges of all steps need, once per series. Ranges are open on the
 * left. Stale markers are left out.
 */
final class RangeReader {
  /** Takes one series with its samples, which are valid during the call. */
  @FunctionalInterface
  interface Sink {
    void accept(Labels labels, boolean dropName, SampleBuffer samples);
  }

  private final Query query;
  private final Evaluator evaluator;

  RangeReader(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  /** The selector or subquery itself. */
  static Expression unwrapped(Expression expression) {
    Expression inner = expression;
    while (inner instanceof Parentheses parentheses) {
      inner = parentheses.inner();
    }
    return inner;
  }

  long rangeMillis(Expression expression) {
    return switch (unwrapped(expression)) {
      case MatrixSelector matrix -> query.positiveMillis(matrix.range());
      case Subquery subquery -> query.positiveMillis(subquery.range());
      case Expression other -> throw noRange(other);
    };
  }

  static TimeShift shift(Expression expression) {
    return switch (unwrapped(expression)) {
      case MatrixSelector matrix -> matrix.selector().shift();
      case Subquery subquery -> subquery.shift();
      case Expression other -> throw noRange(other);
    };
  }

  static Reading reading(Expression expression) {
    return unwrapped(expression) instanceof MatrixSelector matrix
        ? matrix.selector().reading()
        : Reading.PLAIN;
  }

  /** How far before the range samples count. */
  long before(Expression expression) {
    return reading(expression) == Reading.PLAIN ? 0 : query.lookbackMillis();
  }

  /** How far behind the range samples count. */
  long behind(Expression expression) {
    return reading(expression) == Reading.SMOOTHED ? query.lookbackMillis() : 0;
  }

  void read(Expression expression, TimeGrid grid, Sink sink) {
    Expression inner = unwrapped(expression);
    TimeShift shift = shift(inner);
    long first = query.reference(shift, grid.startMillis()) - rangeMillis(inner) - before(inner);
    long last = query.reference(shift, grid.at(grid.steps() - 1)) + behind(inner);
    switch (inner) {
      case MatrixSelector matrix -> select(matrix.selector(), first, last, sink);
      case Subquery subquery -> evaluate(subquery, first, last, sink);
      case Expression other -> throw noRange(other);
    }
  }

  private static PromqlException noRange(Expression expression) {
    return new PromqlException.Execution(
        "expected a range of samples, got " + expression.type().documented());
  }

  private void select(VectorSelector selector, long first, long last, Sink sink) {
    SampleBuffer buffer = new SampleBuffer();
    try (Selection selection =
        Selection.of(query, first + 1, last, SelectorReader.matchers(selector))) {
      for (Series series : selection) {
        buffer.clear();
        fill(buffer, series.samples());
        query.budget().need(buffer.size());
        query.budget().needBytes(buffer.bytes());
        query.budget().work(buffer.size());
        if (buffer.size() > 0) {
          sink.accept(series.labels(), false, buffer);
        }
      }
    }
  }

  private void fill(SampleBuffer buffer, SampleIterator samples) {
    boolean starts = query.options().startTimestamps();
    FloatHistogram before = null;
    int checked = 0;
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      long start = starts ? samples.startMillis() : 0;
      if (kind == SampleKind.HISTOGRAM) {
        FloatHistogram histogram = samples.histogram();
        add(buffer, samples.timestampMillis(), query.told(histogram, before), start);
        before = StaleMarker.is(histogram) ? before : histogram;
      } else {
        int from = buffer.size();
        buffer.add(samples.timestampMillis(), samples.value(), start);
        buffer.addFloats(samples);
        buffer.dropStale(from);
      }
      if (buffer.size() - checked >= SampleBuffer.CHECK_EVERY) {
        query.budget().check(buffer);
        checked = buffer.size();
      }
    }
  }

  private static void add(SampleBuffer buffer, long time, FloatHistogram histogram, long start) {
    if (!StaleMarker.is(histogram)) {
      buffer.add(time, histogram, start);
    }
  }

  private void evaluate(Subquery subquery, long first, long last, Sink sink) {
    long step =
        subquery.step() == null
            ? query.options().subqueryStep().toMillis()
            : query.positiveMillis(subquery.step());
    long start = step * (first / step);
    if (start <= first) {
      start += step;
    }
    TimeGrid inner = new TimeGrid(start, last, step);
    requireSteps(inner);
    if (inner.steps() == 0) {
      return;
    }
    SampleBuffer buffer = new SampleBuffer();
    SampleCounts counts = query.budget().counts();
    counts.enterSubquery();
    evaluator.vector(
        subquery.inner(),
        inner,
        series -> {
          counts.leaveSubquery();
          buffer.clear();
          fill(buffer, series, inner);
          sink.accept(series.labels(), series.dropsName(), buffer);
          counts.enterSubquery();
        });
    counts.leaveSubquery();
  }

  private void requireSteps(TimeGrid inner) {
    query
        .budget()
        .need(Math.max(0, (inner.endMillis() - inner.startMillis()) / inner.stepMillis()));
  }

  /** A hint speaks of the sample before, which a subquery may have left out. */
  private static FloatHistogram unhinted(FloatHistogram histogram) {
    return histogram.counterResetHint() == CounterResetHint.GAUGE
        ? histogram
        : histogram.withCounterResetHint(CounterResetHint.UNKNOWN);
  }

  private static void fill(SampleBuffer buffer, StepSeries series, TimeGrid grid) {
    for (int step = 0; step < series.steps(); step++) {
      if (series.has(step)) {
        FloatHistogram histogram = series.histogram(step);
        if (histogram == null) {
          buffer.add(grid.at(step), series.value(step), 0);
        } else {
          buffer.add(grid.at(step), unhinted(histogram), 0);
        }
      }
    }
  }
}
