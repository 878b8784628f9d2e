package io.freqwatch.promql.parse;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.At;
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
import io.freqwatch.promql.parse.VectorMatching.Cardinality;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes an expression on one line as Prometheus does. What it writes parses to the same again. */
public final class Printer {
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern PLAIN_LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final double MILLIS_PER_SECOND = 1e3;

  private Printer() {}

  public static String print(Expression expression) {
    return switch (expression) {
      case NumberLiteral literal ->
          literal.duration() ? seconds(literal.value()) : number(literal.value());
      case StringLiteral literal -> GoQuote.quote(literal.value());
      case VectorSelector selector -> name(selector) + reading(selector) + shift(selector.shift());
      case MatrixSelector matrix ->
          name(matrix.selector())
              + "["
              + length(matrix.range())
              + "]"
              + reading(matrix.selector())
              + shift(matrix.selector().shift());
      case Subquery subquery -> subquery(subquery);
      case Call call ->
          call.arguments().stream()
              .map(Printer::print)
              .collect(Collectors.joining(", ", call.function().name() + "(", ")"));
      case Aggregation aggregation -> aggregation(aggregation);
      case Binary binary -> binary(binary);
      case Unary unary -> (unary.negative() ? "-" : "+") + print(unary.inner());
      case Parentheses parentheses -> "(" + print(parentheses.inner()) + ")";
    };
  }

  private static String number(double value) {
    return GoNumber.formatWithoutExponent(value);
  }

  private static String seconds(double value) {
    return millis(Math.round(value * MILLIS_PER_SECOND));
  }

  private static String millis(long millis) {
    return (millis < 0 ? "-" : "") + PrometheusDuration.format(Duration.ofMillis(Math.abs(millis)));
  }

  private static String length(Length length) {
    return switch (length) {
      case Length.Fixed fixed -> millis(fixed.millis());
      case Length.Computed computed -> duration(computed.expression());
    };
  }

  private static String duration(DurationExpression expression) {
    return switch (expression) {
      case DurationExpression.Literal literal ->
          literal.duration() ? seconds(literal.seconds()) : number(literal.seconds());
      case DurationExpression.Negated negated -> "-" + duration(negated.inner());
      case DurationExpression.Parentheses parentheses -> "(" + duration(parentheses.inner()) + ")";
      case DurationExpression.Step _ -> "step()";
      case DurationExpression.Range _ -> "range()";
      case DurationExpression.Choice choice ->
          (choice.larger() ? "max_of(" : "min_of(")
              + duration(choice.left())
              + ", "
              + duration(choice.right())
              + ")";
      case DurationExpression.Operation operation ->
          duration(operation.left())
              + " "
              + operation.operator().text()
              + " "
              + duration(operation.right());
    };
  }

  private static String name(VectorSelector selector) {
    String name = selector.name();
    boolean plain = PLAIN_NAME.matcher(name).matches() && !isNumber(name);
    boolean quoted = !name.isEmpty() && !plain;
    List<String> parts =
        Stream.concat(
                quoted ? Stream.of(GoQuote.quote(name)) : Stream.empty(),
                selector.matchers().stream()
                    .filter(each -> name.isEmpty() || !each.name().equals(Labels.METRIC_NAME))
                    .map(Printer::matcher)
                    .sorted())
            .toList();
    boolean braces = !plain || !parts.isEmpty();
    return (plain ? name : "") + (braces ? "{" + String.join(",", parts) + "}" : "");
  }

  private static boolean isNumber(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("inf") || lower.equals("nan");
  }

  private static String matcher(Matcher matcher) {
    return label(matcher.name()) + matcher.type().operator() + GoQuote.quote(matcher.value());
  }

  private static String label(String name) {
    return PLAIN_LABEL.matcher(name).matches() ? name : GoQuote.quote(name);
  }

  private static String reading(VectorSelector selector) {
    return selector.reading() == Reading.PLAIN
        ? ""
        : " " + selector.reading().name().toLowerCase(Locale.ROOT);
  }

  private static String shift(TimeShift shift) {
    String offset =
        switch (shift.offset()) {
          case Length.Fixed fixed -> millis(fixed.millis());
          case Length.Computed computed -> duration(computed.expression());
        };
    return at(shift) + (shift.offset().isZero() ? "" : " offset " + offset);
  }

  private static String at(TimeShift shift) {
    At at = shift.at();
    if (at == null) {
      return "";
    }
    return switch (at) {
      case At.Timestamp timestamp ->
          String.format(Locale.ROOT, " @ %.3f", timestamp.millis() / MILLIS_PER_SECOND);
      case At.Start _ -> " @ start()";
      case At.End _ -> " @ end()";
    };
  }

  private static String subquery(Subquery subquery) {
    return print(subquery.inner()) + window(subquery);
  }

  /** What stands behind the inner expression of a subquery. */
  static String window(Subquery subquery) {
    String step = subquery.step() == null ? "" : length(subquery.step());
    return "[" + length(subquery.range()) + ":" + step + "]" + shift(subquery.shift());
  }

  private static String aggregation(Aggregation aggregation) {
    Expression parameter = aggregation.parameter();
    return head(aggregation)
        + "("
        + (parameter == null ? "" : print(parameter) + ", ")
        + print(aggregation.inner())
        + ")";
  }

  /** What stands before the parentheses of an aggregation. */
  static String head(Aggregation aggregation) {
    String grouping = "";
    if (aggregation.without()) {
      grouping = " without (" + labels(aggregation.grouping()) + ") ";
    } else if (!aggregation.grouping().isEmpty()) {
      grouping = " by (" + labels(aggregation.grouping()) + ") ";
    }
    return aggregation.aggregator().text() + grouping;
  }

  private static String labels(List<String> labels) {
    return labels.stream().map(Printer::label).collect(Collectors.joining(", "));
  }

  private static String binary(Binary binary) {
    return print(binary.left()) + " " + operator(binary) + " " + print(binary.right());
  }

  /** What stands between the sides of an operation. */
  static String operator(Binary binary) {
    VectorMatching matching = binary.matching();
    return binary.operator().text()
        + (binary.bool() ? " bool" : "")
        + (matching == null ? "" : matching(matching));
  }

  private static String matching(VectorMatching matching) {
    boolean grouped =
        matching.cardinality() == Cardinality.MANY_TO_ONE
            || matching.cardinality() == Cardinality.ONE_TO_MANY;
    String text = "";
    if (matching.on() || grouped || !matching.labels().isEmpty()) {
      text = (matching.on() ? " on (" : " ignoring (") + labels(matching.labels()) + ")";
    }
    if (grouped) {
      String side = matching.cardinality() == Cardinality.MANY_TO_ONE ? "left" : "right";
      text += " group_" + side + " (" + labels(matching.include()) + ")";
    }
    return text + fill(matching);
  }

  private static String fill(VectorMatching matching) {
    Double left = matching.fillLeft();
    Double right = matching.fillRight();
    if (left != null && Objects.equals(left, right)) {
      return " fill (" + number(left) + ")";
    }
    return (left == null ? "" : " fill_left (" + number(left) + ")")
        + (right == null ? "" : " fill_right (" + number(right) + ")");
  }
}
