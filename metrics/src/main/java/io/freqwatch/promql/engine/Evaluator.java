package io.freqwatch.promql.engine;

import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.Arrays;

/**
 * Evaluates expressions series after series, each over all steps at once.
 *
 * <p>An expression pushes its series into a sink. What needs only one series at a time (selectors,
 * functions of ranges, functions of values) keeps none; an aggregation keeps its groups; a binary
 * operator keeps the series of one side by signature, which is computed once per series and not per
 * step. So {@code sum by (x) (rate(y[5m]))} takes memory for its groups, however many series go
 * through it. What does not depend on the step is evaluated once. Recursion is as deep as the
 * expression, which the parser limits. Used by the thread of the query.
 */
final class Evaluator {
  private final Query query;
  private final StepInvariance invariance = new StepInvariance();
  private final Calls calls;
  private final Aggregations aggregations;
  private final BinaryOperations binaries;

  Evaluator(Query query) {
    this.query = query;
    this.calls = new Calls(query, this);
    this.aggregations = new Aggregations(query, this);
    this.binaries = new BinaryOperations(query, this);
  }

  /** Pushes the series of an instant vector. */
  void vector(Expression expression, TimeGrid grid, SeriesSink sink) {
    query.budget().work(1);
    if (grid.steps() > 1 && invariance.isInvariant(expression)) {
      evaluate(expression, grid.first(), series -> sink.accept(repeated(series, grid)));
    } else {
      evaluate(expression, grid, sink);
    }
  }

  private static StepSeries repeated(StepSeries once, TimeGrid grid) {
    StepSeries series = new StepSeries(once.labels(), once.dropsName(), grid.steps());
    for (int step = 0; step < grid.steps(); step++) {
      series.copy(step, once, 0);
    }
    return series;
  }

  private void evaluate(Expression expression, TimeGrid grid, SeriesSink sink) {
    if (query.options().delayedNameRemoval() || !NameCollisions.arePossible(expression)) {
      push(expression, grid, sink);
      return;
    }
    SeriesMerge merge = new SeriesMerge(query.budget());
    push(expression, grid, merge::add);
    merge.series().forEach(sink::accept);
  }

  private void push(Expression expression, TimeGrid grid, SeriesSink sink) {
    switch (expression) {
      case VectorSelector selector ->
          new SelectorReader(query).read(selector, grid, SelectorReader.Part.VALUE, sink);
      case Parentheses parentheses -> vector(parentheses.inner(), grid, sink);
      case Unary unary -> vector(unary.inner(), grid, unary.negative() ? negated(sink) : sink);
      case Call call -> calls.vector(call, grid, sink);
      case Aggregation aggregation -> aggregations.evaluate(aggregation, grid, sink);
      case Binary binary -> binaries.vector(binary, grid, sink);
      case NumberLiteral _, StringLiteral _, MatrixSelector _, Subquery _ ->
          throw new PromqlException.Execution(
              "expected an instant vector, got " + expression.type().documented());
    }
  }

  private SeriesSink negated(SeriesSink sink) {
    return series -> {
      StepSeries negated = query.unnamed(series.labels(), series.steps());
      for (int step = 0; step < series.steps(); step++) {
        if (series.hasFloat(step)) {
          negated.set(step, -series.value(step));
        } else if (series.has(step)) {
          negated.copy(step, series, step);
          negated.set(
              step,
              HistogramMath.scale(
                  java.util.Objects.requireNonNull(series.histogram(step), "no histogram"), -1));
        }
      }
      sink.accept(negated);
    };
  }

  /** The value of a scalar at each step; the caller's. */
  double[] scalar(Expression expression, TimeGrid grid) {
    query.budget().work(grid.steps());
    return switch (expression) {
      case NumberLiteral literal -> constant(literal.value(), grid);
      case Parentheses parentheses -> scalar(parentheses.inner(), grid);
      case Unary unary -> {
        double[] values = scalar(unary.inner(), grid);
        if (unary.negative()) {
          Arrays.setAll(values, step -> -values[step]);
        }
        yield values;
      }
      case Call call -> calls.scalar(call, grid);
      case Binary binary -> binaries.scalar(binary, grid);
      case VectorSelector _, Aggregation _, StringLiteral _, MatrixSelector _, Subquery _ ->
          throw new PromqlException.Execution(
              "expected a scalar, got " + expression.type().documented());
    };
  }

  private static double[] constant(double value, TimeGrid grid) {
    double[] values = new double[grid.steps()];
    Arrays.fill(values, value);
    return values;
  }
}
