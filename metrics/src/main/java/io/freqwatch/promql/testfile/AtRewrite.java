package io.freqwatch.promql.testfile;

import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.At;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.promql.parse.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Fixes every selector of a query at a time, so that it gives the same at any other. */
final class AtRewrite {
  private static final Set<String> TIME_DEPENDENT =
      Set.of(
          "days_in_month",
          "day_of_month",
          "day_of_week",
          "day_of_year",
          "end",
          "hour",
          "minute",
          "month",
          "year",
          "predict_linear",
          "range",
          "start",
          "step",
          "time",
          "timestamp",
          "start_timestamp");

  /** The query in another form and the time to ask it at. */
  record Case(String query, long timeMillis) {}

  private final At at;
  private boolean timeDependent;

  private AtRewrite(long timeMillis) {
    this.at = new At.Timestamp(timeMillis);
  }

  /** Nothing where the time of the query matters besides. */
  static List<Case> of(String query, long time) {
    AtRewrite rewrite = new AtRewrite(time);
    String fixed = rewrite.fixed(Parser.parse(query, LanguageOptions.EVERYTHING)).toString();
    if (rewrite.timeDependent) {
      return List.of();
    }
    LongStream times =
        time == 0
            ? LongStream.of(-1000, 0, 1000)
            : LongStream.of(-10 * time, 0, time / 5, time, 10 * time);
    return times.mapToObj(each -> new Case(fixed, each)).toList();
  }

  private Expression fixed(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _ -> expression;
      case VectorSelector selector -> fixed(selector);
      case MatrixSelector matrix ->
          new MatrixSelector(fixed(matrix.selector()), matrix.range(), matrix.position());
      case Subquery subquery ->
          new Subquery(
              subquery.inner(),
              subquery.range(),
              subquery.step(),
              fixed(subquery.shift()),
              subquery.position());
      case Parentheses parentheses ->
          new Parentheses(fixed(parentheses.inner()), parentheses.position());
      case Unary unary -> new Unary(unary.negative(), fixed(unary.inner()), unary.position());
      case Call call -> fixed(call);
      case Aggregation aggregation -> fixed(aggregation);
      case Binary binary ->
          new Binary(
              binary.operator(),
              fixed(binary.left()),
              fixed(binary.right()),
              binary.matching(),
              binary.bool(),
              binary.position());
    };
  }

  private VectorSelector fixed(VectorSelector selector) {
    return new VectorSelector(
        selector.name(),
        selector.matchers(),
        fixed(selector.shift()),
        selector.reading(),
        selector.position());
  }

  private TimeShift fixed(TimeShift shift) {
    return shift.at() == null ? new TimeShift(shift.offset(), at) : shift;
  }

  private Expression fixed(Call call) {
    timeDependent |= TIME_DEPENDENT.contains(call.function().name());
    List<Expression> arguments = new ArrayList<>();
    boolean info = call.function().name().equals("info");
    for (Expression argument : call.arguments()) {
      arguments.add(info && !arguments.isEmpty() ? argument : fixed(argument));
    }
    return new Call(call.function(), arguments, call.position());
  }

  private Expression fixed(Aggregation aggregation) {
    Expression parameter = aggregation.parameter();
    return new Aggregation(
        aggregation.aggregator(),
        fixed(aggregation.inner()),
        parameter == null ? null : fixed(parameter),
        aggregation.grouping(),
        aggregation.without(),
        aggregation.position());
  }
}
