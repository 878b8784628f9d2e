package io.freqwatch.promql.engine;

import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.Reading;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.promql.parse.Length;
import io.freqwatch.storage.Settled;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the value at a step is the same whichever other steps a query has, so that it can be kept
 * for the next query. It is not where the query's own ends count ({@code @ start()}, lengths that
 * are computed from them), nor where a native histogram is told from the one read before.
 */
final class StepIndependence {
  private static final Set<String> DEPENDENT =
      Set.of(
          "start",
          "end",
          "step",
          "range",
          "info",
          "start_timestamp",
          "histogram_avg",
          "histogram_count",
          "histogram_sum");

  private StepIndependence() {}

  /** Whether some steps of a grid are so and see what is settled alone. */
  static boolean of(Expression expression, TimeGrid grid, Settled settled) {
    return settled.beforeMillis() > Long.MIN_VALUE
        && of(expression)
        && grid.startMillis() + aheadMillis(expression) < settled.beforeMillis();
  }

  private static boolean of(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _ -> true;
      case VectorSelector selector ->
          isPlain(selector.shift()) && selector.reading() == Reading.PLAIN;
      case MatrixSelector matrix -> isFixed(matrix.range()) && of(matrix.selector());
      case Subquery subquery ->
          isFixed(subquery.range())
              && isFixed(subquery.step())
              && isPlain(subquery.shift())
              && of(subquery.inner());
      case Parentheses parentheses -> of(parentheses.inner());
      case Unary unary -> of(unary.inner());
      case Binary binary -> of(binary.left()) && of(binary.right());
      case Call call ->
          !DEPENDENT.contains(call.function().name())
              && call.arguments().stream().allMatch(StepIndependence::of);
      case Aggregation aggregation -> {
        Expression parameter = aggregation.parameter();
        yield of(aggregation.inner()) && (parameter == null || of(parameter));
      }
    };
  }

  private static boolean isPlain(TimeShift shift) {
    return shift.at() == null && isFixed(shift.offset());
  }

  private static boolean isFixed(@Nullable Length length) {
    return length == null || length instanceof Length.Fixed;
  }

  /** How far behind its own time a step looks at most, by negative offsets. */
  static long aheadMillis(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _ -> 0;
      case VectorSelector selector -> ahead(selector.shift());
      case MatrixSelector matrix -> ahead(matrix.selector().shift());
      case Subquery subquery -> ahead(subquery.shift()) + aheadMillis(subquery.inner());
      case Parentheses parentheses -> aheadMillis(parentheses.inner());
      case Unary unary -> aheadMillis(unary.inner());
      case Binary binary -> Math.max(aheadMillis(binary.left()), aheadMillis(binary.right()));
      case Call call ->
          call.arguments().stream().mapToLong(StepIndependence::aheadMillis).max().orElse(0);
      case Aggregation aggregation -> {
        Expression parameter = aggregation.parameter();
        long inner = aheadMillis(aggregation.inner());
        yield parameter == null ? inner : Math.max(inner, aheadMillis(parameter));
      }
    };
  }

  private static long ahead(TimeShift shift) {
    return shift.offset() instanceof Length.Fixed fixed ? Math.max(0, -fixed.millis()) : 0;
  }
}
