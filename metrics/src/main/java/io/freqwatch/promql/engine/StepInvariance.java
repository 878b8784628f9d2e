package io.freqwatch.promql.engine;

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
import java.util.IdentityHashMap;
import java.util.Set;

/** Finds the parts of a query that have the same value at all steps, to evaluate them once. */
final class StepInvariance {
  private static final Set<String> TIME_DEPENDENT =
      Set.of(
          "days_in_month",
          "day_of_month",
          "day_of_week",
          "day_of_year",
          "hour",
          "minute",
          "month",
          "year",
          "predict_linear",
          "time",
          "timestamp",
          "start_timestamp");

  private final IdentityHashMap<Expression, Boolean> known = new IdentityHashMap<>();

  boolean isInvariant(Expression expression) {
    Boolean found = known.get(expression);
    if (found == null) {
      found = find(expression);
      known.put(expression, found);
    }
    return found;
  }

  private boolean find(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _ -> true;
      case VectorSelector selector -> selector.shift().at() != null;
      case MatrixSelector matrix -> matrix.selector().shift().at() != null;
      case Subquery subquery -> subquery.shift().at() != null;
      case Parentheses parentheses -> isInvariant(parentheses.inner());
      case Unary unary -> isInvariant(unary.inner());
      case Binary binary -> isInvariant(binary.left()) && isInvariant(binary.right());
      case Aggregation aggregation -> {
        Expression parameter = aggregation.parameter();
        yield isInvariant(aggregation.inner()) && (parameter == null || isInvariant(parameter));
      }
      case Call call ->
          !TIME_DEPENDENT.contains(call.function().name())
              && call.arguments().stream().allMatch(this::isInvariant);
    };
  }
}
