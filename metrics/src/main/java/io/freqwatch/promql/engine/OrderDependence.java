package io.freqwatch.promql.engine;

import io.freqwatch.promql.parse.Aggregator;
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

/**
 * Whether it matters in which order the series of an expression come: where some are picked, and
 * where equal ones keep their order. Sorting 100,000 series takes longer than adding them up.
 */
final class OrderDependence {
  private OrderDependence() {}

  static boolean of(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _, VectorSelector _, MatrixSelector _ -> false;
      case Subquery subquery -> of(subquery.inner());
      case Parentheses parentheses -> of(parentheses.inner());
      case Unary unary -> of(unary.inner());
      case Binary binary -> of(binary.left()) || of(binary.right());
      case Call call ->
          call.function().name().startsWith("sort")
              || call.arguments().stream().anyMatch(OrderDependence::of);
      case Aggregation aggregation -> of(aggregation);
    };
  }

  private static boolean of(Aggregation aggregation) {
    Expression parameter = aggregation.parameter();
    return picks(aggregation.aggregator())
        || of(aggregation.inner())
        || (parameter != null && of(parameter));
  }

  private static boolean picks(Aggregator aggregator) {
    return switch (aggregator) {
      case TOPK, BOTTOMK, LIMITK -> true;
      case SUM, AVG, COUNT, MIN, MAX, GROUP, STDDEV, STDVAR, QUANTILE, COUNT_VALUES, LIMIT_RATIO ->
          false;
    };
  }
}
