package io.freqwatch.promql.parse;

import io.freqwatch.model.Matcher;
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
import java.util.ArrayList;
import java.util.List;

/** The series that a query asks for. */
public final class Selectors {
  private final List<List<Matcher>> found = new ArrayList<>();

  private Selectors() {}

  /** The matchers of each selector of the query, in the order in which they are written. */
  public static List<List<Matcher>> of(Expression expression) {
    Selectors selectors = new Selectors();
    selectors.collect(expression);
    return selectors.found;
  }

  private void collect(Expression expression) {
    switch (expression) {
      case NumberLiteral _, StringLiteral _ -> {}
      case VectorSelector selector -> found.add(selector.matchers());
      case MatrixSelector matrix -> found.add(matrix.selector().matchers());
      case Subquery subquery -> collect(subquery.inner());
      case Call call -> call.arguments().forEach(this::collect);
      case Aggregation aggregation -> collect(aggregation);
      case Binary binary -> {
        collect(binary.left());
        collect(binary.right());
      }
      case Unary unary -> collect(unary.inner());
      case Parentheses parentheses -> collect(parentheses.inner());
    }
  }

  private void collect(Aggregation aggregation) {
    Expression parameter = aggregation.parameter();
    if (parameter != null) {
      collect(parameter);
    }
    collect(aggregation.inner());
  }
}
