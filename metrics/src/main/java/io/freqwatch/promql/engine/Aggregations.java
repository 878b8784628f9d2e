package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Aggregator;
import io.freqwatch.promql.parse.Expression.Aggregation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes one series of each group; keeps the groups, not the series that go in. */
final class Aggregations {
  private final Query query;
  private final Evaluator evaluator;

  Aggregations(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  void evaluate(Aggregation aggregation, TimeGrid grid, SeriesSink sink) {
    switch (aggregation.aggregator()) {
      case SUM, AVG, COUNT, MIN, MAX, GROUP, STDDEV, STDVAR ->
          grouped(aggregation, grid, new double[grid.steps()], sink);
      case QUANTILE -> grouped(aggregation, grid, quantiles(aggregation, grid), sink);
      case TOPK, BOTTOMK, LIMITK, LIMIT_RATIO ->
          new Selections(query, evaluator, aggregation).evaluate(grid, sink);
      case COUNT_VALUES -> new ValueCounts(query, evaluator, aggregation).evaluate(grid, sink);
    }
  }

  private double[] quantiles(Aggregation aggregation, TimeGrid grid) {
    double[] quantiles =
        evaluator.scalar(requireNonNull(aggregation.parameter(), "no quantile"), grid);
    for (double q : quantiles) {
      OverTime.warnQuantile(
          query.annotations(), q, requireNonNull(aggregation.parameter()).position());
    }
    return quantiles;
  }

  private void grouped(
      Aggregation aggregation, TimeGrid grid, double[] parameters, SeriesSink sink) {
    Map<Labels, GroupSteps> groups = new LinkedHashMap<>();
    AggregationNotes notes = new AggregationNotes(query.annotations(), aggregation);
    evaluator.vector(
        aggregation.inner(),
        grid,
        series -> {
          query.budget().work(grid.steps());
          notes.series(series.labels());
          groups
              .computeIfAbsent(
                  key(aggregation, series.labels()),
                  _ -> group(aggregation.aggregator(), parameters, notes))
              .add(series);
        });
    groups.forEach((key, group) -> emit(group.result(key), sink));
  }

  private GroupSteps group(Aggregator aggregator, double[] parameters, AggregationNotes notes) {
    query.budget().hold(parameters.length);
    return new GroupSteps(aggregator, parameters, notes);
  }

  private static void emit(StepSeries result, SeriesSink sink) {
    if (!result.isEmpty()) {
      sink.accept(result);
    }
  }

  /** The labels of the group that a series belongs to. */
  static Labels key(Aggregation aggregation, Labels labels) {
    if (!aggregation.without() && aggregation.grouping().isEmpty()) {
      return Labels.EMPTY;
    }
    if (aggregation.without()) {
      return Query.withoutMetadata(labels.without(aggregation.grouping()));
    }
    return labels.only(aggregation.grouping());
  }

  /** The parameter as a count; nothing where it is below 1. */
  static int[] counts(double[] parameters) {
    int[] counts = new int[parameters.length];
    Arrays.setAll(counts, step -> count(parameters[step]));
    return counts;
  }

  private static int count(double parameter) {
    if (Double.isNaN(parameter)) {
      throw new PromqlException.Execution("Parameter value is NaN");
    }
    if (parameter >= Long.MAX_VALUE) {
      throw new PromqlException.Execution(
          "Scalar value "
              + io.freqwatch.exposition.GoNumber.format(parameter)
              + " overflows int64");
    }
    if (parameter <= Long.MIN_VALUE) {
      throw new PromqlException.Execution(
          "Scalar value "
              + io.freqwatch.exposition.GoNumber.format(parameter)
              + " underflows int64");
    }
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, parameter));
  }
}
