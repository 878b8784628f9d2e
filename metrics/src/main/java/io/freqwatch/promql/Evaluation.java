package io.freqwatch.promql;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.Expression.At;
import io.freqwatch.promql.Expression.MatrixSelector;
import io.freqwatch.promql.Expression.NumberLiteral;
import io.freqwatch.promql.Expression.Parentheses;
import io.freqwatch.promql.Expression.StringLiteral;
import io.freqwatch.promql.Expression.VectorSelector;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;

/**
 * One evaluation of one query, series after series. Ranges and lookback are open on the left: a
 * sample exactly that old does not count (Prometheus 3). Used by the thread of the query.
 */
final class Evaluation {
  private static final int STEPS_PER_CHECK = 4_096;

  private final Queryable storage;
  private final TimeGrid grid;
  private final long lookbackMillis;
  private final QueryBudget budget;

  Evaluation(Queryable storage, TimeGrid grid, long lookbackMillis, QueryBudget budget) {
    this.storage = storage;
    this.grid = grid;
    this.lookbackMillis = lookbackMillis;
    this.budget = budget;
  }

  /** The value at the grid's only moment. */
  Value instant(Expression expression) {
    long now = grid.startMillis();
    return switch (expression) {
      case NumberLiteral number -> new Value.Scalar(now, number.value());
      case StringLiteral string -> new Value.Text(now, string.value());
      case Parentheses parentheses -> instant(parentheses.inner());
      case VectorSelector selector -> vector(selector);
      case MatrixSelector selector -> new Value.Matrix(window(selector));
    };
  }

  /** The values at all moments of the grid, for a scalar or an instant vector. */
  Value.Matrix range(Expression expression) {
    return switch (expression) {
      case NumberLiteral number -> constant(number.value());
      case Parentheses parentheses -> range(parentheses.inner());
      case VectorSelector selector -> new Value.Matrix(steps(selector));
      case StringLiteral _, MatrixSelector _ ->
          throw new PromqlException.Invalid(
              "invalid expression type \"%s\" for range query, must be Scalar or instant Vector"
                  .formatted(expression.type().documented()));
    };
  }

  private Value.Matrix constant(double value) {
    PointsBuilder points = new PointsBuilder();
    for (int step = 0; step < grid.steps(); step++) {
      budget.use(1);
      points.add(grid.at(step), value);
    }
    return new Value.Matrix(List.of(points.take(Labels.EMPTY)));
  }

  private Value.Vector vector(VectorSelector selector) {
    List<Value.Sample> samples = new ArrayList<>();
    for (Value.Points points : steps(selector)) {
      samples.add(new Value.Sample(points.labels(), points.values()[0], points.histogram(0)));
    }
    return new Value.Vector(grid.startMillis(), samples);
  }

  /** The newest sample at each step, where it is young enough and no stale marker. */
  private List<Value.Points> steps(VectorSelector selector) {
    List<Value.Points> found = new ArrayList<>();
    PointsBuilder points = new PointsBuilder();
    try (Querier querier = querier(selector, lookbackMillis)) {
      SeriesSet set = querier.select(true, matchers(selector));
      while (set.hasNext()) {
        budget.checkTime();
        Series series = set.next();
        steps(selector, series.samples(), points);
        if (!points.isEmpty()) {
          found.add(points.take(series.labels()));
        }
      }
    }
    return found;
  }

  private void steps(VectorSelector selector, SampleIterator samples, PointsBuilder points) {
    NewestSample newest = new NewestSample(samples);
    for (int step = 0; step < grid.steps(); step++) {
      if (step % STEPS_PER_CHECK == STEPS_PER_CHECK - 1) {
        budget.checkTime();
      }
      long until = reference(selector, grid.at(step));
      newest.advance(until, until - lookbackMillis);
      if (newest.isPresent(until - lookbackMillis)) {
        budget.use(1);
        newest.addTo(points, grid.at(step));
      }
    }
  }

  /** All samples of the range before the grid's only moment, stale markers left out. */
  private List<Value.Points> window(MatrixSelector matrix) {
    List<Value.Points> found = new ArrayList<>();
    PointsBuilder points = new PointsBuilder();
    try (Querier querier = querier(matrix.selector(), matrix.rangeMillis())) {
      SeriesSet set = querier.select(true, matchers(matrix.selector()));
      while (set.hasNext()) {
        budget.checkTime();
        Series series = set.next();
        window(series.samples(), points);
        if (!points.isEmpty()) {
          found.add(points.take(series.labels()));
        }
      }
    }
    return found;
  }

  private void window(SampleIterator samples, PointsBuilder points) {
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      switch (kind) {
        case FLOAT -> add(points, samples.timestampMillis(), samples.value());
        case HISTOGRAM -> add(points, samples.timestampMillis(), samples.histogram());
        case NONE -> throw new IllegalStateException("the loop has ended before");
      }
    }
  }

  private void add(PointsBuilder points, long timestampMillis, double value) {
    if (!StaleMarker.is(value)) {
      budget.use(1);
      points.add(timestampMillis, value);
    }
  }

  private void add(PointsBuilder points, long timestampMillis, FloatHistogram histogram) {
    if (!StaleMarker.is(histogram)) {
      budget.use(samples(histogram));
      points.add(timestampMillis, histogram);
    }
  }

  /** As how many samples a histogram counts in memory, one per 16 bytes, as in Prometheus. */
  private static int samples(FloatHistogram histogram) {
    int numbers =
        histogram.positiveBuckets().length
            + histogram.negativeBuckets().length
            + histogram.customValues().length;
    return 8 + numbers / 2;
  }

  private Querier querier(VectorSelector selector, long rangeMillis) {
    long first = reference(selector, grid.startMillis());
    long last = reference(selector, grid.endMillis());
    return storage.querier(first - rangeMillis + 1, last);
  }

  /** The moment a selector looks at when the query looks at another. */
  private long reference(VectorSelector selector, long millis) {
    At at = selector.at();
    if (at == null) {
      return millis - selector.offsetMillis();
    }
    long moment =
        switch (at) {
          case At.Timestamp timestamp -> timestamp.millis();
          case At.Start _ -> grid.startMillis();
          case At.End _ -> grid.endMillis();
        };
    return moment - selector.offsetMillis();
  }

  private static Matcher[] matchers(VectorSelector selector) {
    return selector.matchers().toArray(Matcher[]::new);
  }
}
