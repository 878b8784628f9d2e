package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.BinaryOperator;
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
import java.util.Set;

/**
 * Whether series that differ in name alone may meet where an expression drops names. Most often a
 * selector says which name it wants, and nobody has to look. Where it is not known the answer is
 * yes.
 */
final class NameCollisions {
  private static final Set<String> KEEPING =
      Set.of(
          "sort",
          "sort_desc",
          "sort_by_label",
          "sort_by_label_desc",
          "last_over_time",
          "first_over_time",
          "label_replace",
          "label_join",
          "info");

  private NameCollisions() {}

  /** Whether this expression drops the names of what it works on, and these may be several. */
  static boolean arePossible(Expression expression) {
    return switch (expression) {
      case Unary unary -> unary.negative() && severalNames(unary.inner());
      case Call call ->
          !KEEPING.contains(call.function().name())
              && call.arguments().stream().anyMatch(NameCollisions::severalNames);
      case Binary binary -> isWithScalar(binary) && dropsNames(binary) && sides(binary);
      case NumberLiteral _,
          StringLiteral _,
          VectorSelector _,
          MatrixSelector _,
          Subquery _,
          Parentheses _,
          Aggregation _ ->
          false;
    };
  }

  private static boolean isWithScalar(Binary binary) {
    return binary.left().type() == ValueType.SCALAR || binary.right().type() == ValueType.SCALAR;
  }

  private static boolean dropsNames(Binary binary) {
    return !binary.operator().isSet() && (!binary.operator().keepsName() || binary.bool());
  }

  private static boolean sides(Binary binary) {
    return severalNames(binary.left()) || severalNames(binary.right());
  }

  /** Whether series of an expression may have different names. */
  private static boolean severalNames(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _ -> false;
      case VectorSelector selector -> selector.matchers().stream().noneMatch(NameCollisions::names);
      case MatrixSelector matrix -> severalNames(matrix.selector());
      case Subquery subquery -> severalNames(subquery.inner());
      case Parentheses parentheses -> severalNames(parentheses.inner());
      case Unary unary -> !unary.negative() && severalNames(unary.inner());
      case Call call -> KEEPING.contains(call.function().name()) && keepsSeveral(call);
      case Aggregation aggregation -> keepsSeveral(aggregation);
      case Binary binary ->
          binary.operator() == BinaryOperator.OR || (!dropsNames(binary) && sides(binary));
    };
  }

  private static boolean names(Matcher matcher) {
    return matcher.name().equals(Labels.METRIC_NAME) && matcher.type() == Matcher.Type.EQUAL;
  }

  private static boolean keepsSeveral(Call call) {
    return call.function().name().startsWith("label_")
        || call.arguments().stream().anyMatch(NameCollisions::severalNames);
  }

  private static boolean keepsSeveral(Aggregation aggregation) {
    return switch (aggregation.aggregator()) {
      case TOPK, BOTTOMK, LIMITK, LIMIT_RATIO -> severalNames(aggregation.inner());
      case SUM, AVG, COUNT, MIN, MAX, GROUP, STDDEV, STDVAR, QUANTILE, COUNT_VALUES ->
          aggregation.grouping().contains(Labels.METRIC_NAME) && severalNames(aggregation.inner());
    };
  }
}
