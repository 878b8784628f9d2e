package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Binary;

/** Operators between scalars, and between a vector and a scalar. */
final class BinaryOperations {
  private final Query query;
  private final Evaluator evaluator;

  BinaryOperations(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  double[] scalar(Binary binary, TimeGrid grid) {
    double[] left = evaluator.scalar(binary.left(), grid);
    double[] right = evaluator.scalar(binary.right(), grid);
    for (int step = 0; step < left.length; step++) {
      left[step] =
          binary.operator().isComparison()
              ? ElementOperation.compare(binary.operator(), left[step], right[step]) ? 1 : 0
              : ElementOperation.arithmetic(binary.operator(), left[step], right[step]);
    }
    return left;
  }

  void vector(Binary binary, TimeGrid grid, SeriesSink sink) {
    boolean leftScalar = binary.left().type() == ValueType.SCALAR;
    boolean rightScalar = binary.right().type() == ValueType.SCALAR;
    if (leftScalar || rightScalar) {
      withScalar(binary, leftScalar, grid, sink);
    } else if (binary.operator().isSet()) {
      new SetOperations(query, evaluator, binary).evaluate(grid, sink);
    } else {
      new VectorJoin(query, evaluator, binary).evaluate(grid, sink);
    }
  }

  private void withScalar(Binary binary, boolean leftScalar, TimeGrid grid, SeriesSink sink) {
    Expression scalar = leftScalar ? binary.left() : binary.right();
    Expression vector = leftScalar ? binary.right() : binary.left();
    double[] values = evaluator.scalar(scalar, grid);
    ElementOperation operation = new ElementOperation(binary, query.annotations());
    boolean dropsName = !binary.operator().keepsName() || binary.bool();
    evaluator.vector(
        vector,
        grid,
        series -> {
          if (operation.isArithmetic() && series.isDense()) {
            sink.accept(arithmetic(operation, leftScalar, values, series));
            return;
          }
          StepSeries result =
              dropsName
                  ? query.unnamed(series.labels(), series.steps())
                  : new StepSeries(series.labels(), series.dropsName(), series.steps());
          for (int step = 0; step < series.steps(); step++) {
            if (series.has(step)) {
              FloatHistogram histogram = series.histogram(step);
              double value = series.value(step);
              if (leftScalar) {
                operation.apply(values[step], null, value, histogram, true, result, step);
              } else {
                operation.apply(value, histogram, values[step], null, false, result, step);
              }
            }
          }
          if (!result.isEmpty()) {
            sink.accept(result);
          }
        });
  }

  private StepSeries arithmetic(
      ElementOperation operation, boolean leftScalar, double[] scalar, StepSeries series) {
    double[] floats = series.floats();
    double[] results =
        leftScalar ? operation.floats(scalar, floats) : operation.floats(floats, scalar);
    return query.unnamed(series.labels(), results);
  }
}
