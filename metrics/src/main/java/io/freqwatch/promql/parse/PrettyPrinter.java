package io.freqwatch.promql.parse;

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

/**
 * Writes an expression for people, as Prometheus does: what is longer than a line is broken at its
 * operators and parentheses, each level two spaces further in; a subquery that fits is not, with
 * Prometheus neither.
 */
public final class PrettyPrinter {
  private static final int LINE = 100;

  private PrettyPrinter() {}

  public static String print(Expression expression) {
    return print(expression, 0);
  }

  private static String print(Expression expression, int level) {
    String flat = Printer.print(expression);
    boolean fits = flat.length() <= LINE;
    return switch (expression) {
      case NumberLiteral _, StringLiteral _, VectorSelector _, MatrixSelector _ ->
          indent(level) + flat;
      case Unary unary -> indent(level) + sign(unary) + print(unary.inner(), level).strip();
      case Call call -> fits ? indent(level) + flat : call(call, level);
      case Aggregation aggregation -> fits ? indent(level) + flat : aggregation(aggregation, level);
      case Parentheses parentheses ->
          fits ? indent(level) + flat : enclosed("", List.of(parentheses.inner()), level);
      case Subquery subquery ->
          fits ? flat : print(subquery.inner(), level) + Printer.window(subquery);
      case Binary binary -> fits ? indent(level) + flat : binary(binary, level);
    };
  }

  private static String sign(Unary unary) {
    return unary.negative() ? "-" : "+";
  }

  private static String call(Call call, int level) {
    return enclosed(call.function().name(), call.arguments(), level);
  }

  private static String aggregation(Aggregation aggregation, int level) {
    List<Expression> inside = new ArrayList<>();
    if (aggregation.parameter() != null) {
      inside.add(aggregation.parameter());
    }
    inside.add(aggregation.inner());
    return enclosed(Printer.head(aggregation), inside, level);
  }

  private static String enclosed(String head, List<Expression> inside, int level) {
    StringBuilder text = new StringBuilder(indent(level)).append(head).append("(\n");
    String separator = "";
    for (Expression each : inside) {
      text.append(separator).append(print(each, level + 1));
      separator = ",\n";
    }
    return text.append('\n').append(indent(level)).append(')').toString();
  }

  private static String binary(Binary binary, int level) {
    return print(binary.left(), level + 1)
        + "\n"
        + indent(level)
        + Printer.operator(binary)
        + "\n"
        + print(binary.right(), level + 1);
  }

  private static String indent(int level) {
    return "  ".repeat(level);
  }
}
