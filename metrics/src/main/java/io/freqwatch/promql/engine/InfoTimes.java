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
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.ArrayList;
import java.util.List;

/** The moments that the first selector of an expression looks at, by all shifts on the way. */
final class InfoTimes {
  private final Query query;

  InfoTimes(Query query) {
    this.query = query;
  }

  long[] of(Expression expression, TimeGrid grid) {
    List<TimeShift> shifts = new ArrayList<>();
    gather(expression, shifts);
    long[] times = new long[grid.steps()];
    for (int step = 0; step < times.length; step++) {
      long time = grid.at(step);
      for (TimeShift shift : shifts) {
        time = query.reference(shift, time);
      }
      times[step] = time;
    }
    return times;
  }

  /** From the outside in; false where there is no selector. */
  private static boolean gather(Expression expression, List<TimeShift> shifts) {
    return switch (expression) {
      case VectorSelector selector -> shifts.add(selector.shift());
      case MatrixSelector matrix -> shifts.add(matrix.selector().shift());
      case Subquery subquery -> {
        shifts.add(subquery.shift());
        boolean found = gather(subquery.inner(), shifts);
        if (!found) {
          shifts.removeLast();
        }
        yield found;
      }
      case Parentheses parentheses -> gather(parentheses.inner(), shifts);
      case Unary unary -> gather(unary.inner(), shifts);
      case Aggregation aggregation -> gather(aggregation.inner(), shifts);
      case Binary binary -> gather(binary.left(), shifts) || gather(binary.right(), shifts);
      case Call call -> call.arguments().stream().anyMatch(each -> gather(each, shifts));
      case NumberLiteral _, StringLiteral _ -> false;
    };
  }
}
