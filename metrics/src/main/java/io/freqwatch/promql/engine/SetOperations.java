package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.parse.BinaryOperator;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.VectorMatching;
import java.util.HashMap;
import java.util.Map;

/** {@code and}, {@code or}, {@code unless}: keeps one bit per signature and step. */
final class SetOperations {
  private final Query query;
  private final Evaluator evaluator;
  private final Binary binary;
  private final VectorMatching matching;
  private final Map<Labels, boolean[]> present = new HashMap<>();

  SetOperations(Query query, Evaluator evaluator, Binary binary) {
    this.query = query;
    this.evaluator = evaluator;
    this.binary = binary;
    this.matching = requireNonNull(binary.matching(), "no matching");
  }

  void evaluate(TimeGrid grid, SeriesSink sink) {
    if (binary.operator() == BinaryOperator.OR) {
      evaluator.vector(
          binary.left(),
          grid,
          series -> {
            mark(series);
            sink.accept(series);
          });
      filter(binary.right(), grid, false, sink);
    } else {
      evaluator.vector(binary.right(), grid, this::mark);
      filter(binary.left(), grid, binary.operator() == BinaryOperator.AND, sink);
    }
  }

  private void mark(StepSeries series) {
    Labels key = MatchKeys.of(matching, series.labels());
    boolean[] steps = present.get(key);
    if (steps == null) {
      query.budget().hold(series.steps() / Long.SIZE + 1);
      steps = new boolean[series.steps()];
      present.put(key, steps);
    }
    for (int step = 0; step < steps.length; step++) {
      steps[step] |= series.has(step);
    }
  }

  /** Lets samples through whose signature was, or was not, marked at their step. */
  private void filter(Expression expression, TimeGrid grid, boolean wanted, SeriesSink sink) {
    boolean[] nothing = new boolean[grid.steps()];
    evaluator.vector(
        expression,
        grid,
        series -> {
          boolean[] marked = present.getOrDefault(MatchKeys.of(matching, series.labels()), nothing);
          StepSeries result = new StepSeries(series.labels(), series.dropsName(), series.steps());
          for (int step = 0; step < marked.length; step++) {
            if (series.has(step) && marked[step] == wanted) {
              result.copy(step, series, step);
            }
          }
          if (!result.isEmpty()) {
            sink.accept(result);
          }
        });
  }
}
