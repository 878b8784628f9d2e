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

  /** One group and whether the name of its result is to be dropped. */
  private static final class Group {
    final StepAccumulator[] steps;
    boolean dropName;

    Group(int count) {
      steps = new StepAccumulator[count];
    }
  }

  private void grouped(
      Aggregation aggregation, TimeGrid grid, double[] parameters, SeriesSink sink) {
    Map<Labels, Group> groups = new LinkedHashMap<>();
    AggregationNotes notes = new AggregationNotes(query.annotations(), aggregation);
    evaluator.vector(
        aggregation.inner(),
        grid,
        series -> {
          Labels key = key(aggregation, series.labels());
          Group group = groups.get(key);
          if (group == null) {
            group = new Group(grid.steps());
            query.budget().hold(grid.steps());
            groups.put(key, group);
          }
          group.dropName |= series.dropsName();
          notes.series(series.labels().metricName());
          add(aggregation.aggregator(), group.steps, series, parameters, notes);
        });
    groups.forEach((key, group) -> emit(key, group, notes, sink));
  }

  private void add(
      Aggregator aggregator,
      StepAccumulator[] steps,
      StepSeries series,
      double[] parameters,
      AggregationNotes notes) {
    query.budget().work(series.steps());
    for (int step = 0; step < steps.length; step++) {
      if (series.has(step)) {
        StepAccumulator accumulator = steps[step];
        if (accumulator == null) {
          accumulator = StepAccumulator.of(aggregator, parameters[step], notes);
          steps[step] = accumulator;
        }
        io.freqwatch.model.FloatHistogram histogram = series.histogram(step);
        if (histogram == null) {
          accumulator.add(series.value(step));
        } else {
          accumulator.add(histogram);
        }
      }
    }
  }

  private static void emit(Labels key, Group group, AggregationNotes notes, SeriesSink sink) {
    StepSeries result = new StepSeries(key, group.dropName, group.steps.length);
    for (int step = 0; step < group.steps.length; step++) {
      StepAccumulator accumulator = group.steps[step];
      if (accumulator != null) {
        accumulator.emit(result, step, notes);
      }
    }
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
    return MatchKeys.only(labels, aggregation.grouping());
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
