package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Aggregator;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The aggregations that pick some of the series of a group, at each step anew. */
final class Selections {
  private static final double ALL_HASHES = 0x1p64;

  private final Query query;
  private final Evaluator evaluator;
  private final Aggregation aggregation;
  private final AggregationNotes notes;

  Selections(Query query, Evaluator evaluator, Aggregation aggregation) {
    this.query = query;
    this.evaluator = evaluator;
    this.aggregation = aggregation;
    this.notes = new AggregationNotes(query.annotations(), aggregation);
  }

  void evaluate(TimeGrid grid, SeriesSink sink) {
    double[] parameters = evaluator.scalar(parameter(), grid);
    if (aggregation.aggregator() == Aggregator.LIMIT_RATIO) {
      ratio(parameters, grid, sink);
      return;
    }
    int[] counts = Aggregations.counts(parameters);
    Map<Labels, List<StepSeries>> groups = new LinkedHashMap<>();
    evaluator.vector(
        aggregation.inner(),
        grid,
        series -> {
          query.budget().hold(2L * series.steps());
          Labels key = Aggregations.key(aggregation, series.labels());
          groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(series);
        });
    groups.values().forEach(group -> pick(group, counts, sink));
  }

  private Expression parameter() {
    return requireNonNull(aggregation.parameter(), "no parameter");
  }

  private void pick(List<StepSeries> group, int[] counts, SeriesSink sink) {
    Map<StepSeries, StepSeries> results = new LinkedHashMap<>();
    for (int step = 0; step < counts.length; step++) {
      List<StepSeries> candidates = candidates(group, step);
      query.budget().work(candidates.size());
      for (StepSeries series : candidates.subList(0, Math.min(counts[step], candidates.size()))) {
        results
            .computeIfAbsent(
                series, each -> new StepSeries(each.labels(), each.dropsName(), each.steps()))
            .copy(step, series, step);
      }
    }
    results.values().forEach(sink::accept);
  }

  /** Those with a sample at a step, the first to be picked first. */
  private List<StepSeries> candidates(List<StepSeries> group, int step) {
    List<StepSeries> candidates = new ArrayList<>();
    for (StepSeries series : group) {
      if (aggregation.aggregator() == Aggregator.LIMITK) {
        if (series.has(step)) {
          candidates.add(series);
        }
      } else if (series.hasFloat(step)) {
        candidates.add(series);
      } else if (series.has(step)) {
        notes.infoHistogramIgnored();
      }
    }
    if (aggregation.aggregator() != Aggregator.LIMITK) {
      double sign = aggregation.aggregator() == Aggregator.TOPK ? -1 : 1;
      candidates.sort(Comparator.comparingDouble(series -> sign * series.value(step)));
    }
    return candidates;
  }

  private void ratio(double[] parameters, TimeGrid grid, SeriesSink sink) {
    double[] ratios = new double[parameters.length];
    for (int step = 0; step < ratios.length; step++) {
      ratios[step] = capped(parameters[step]);
    }
    evaluator.vector(
        aggregation.inner(),
        grid,
        series -> {
          double offset = offset(series.labels());
          StepSeries result = new StepSeries(series.labels(), series.dropsName(), series.steps());
          for (int step = 0; step < ratios.length; step++) {
            double ratio = ratios[step];
            boolean within = ratio >= 0 ? offset < ratio : offset >= 1 + ratio;
            if (within && series.has(step)) {
              result.copy(step, series, step);
            }
          }
          if (!result.isEmpty()) {
            sink.accept(result);
          }
        });
  }

  private static double offset(Labels labels) {
    long hash = LabelsHash.of(labels);
    double unsigned = hash >= 0 ? hash : hash + ALL_HASHES;
    return unsigned / ALL_HASHES;
  }

  private double capped(double ratio) {
    if (Double.isNaN(ratio)) {
      throw new PromqlException.Execution("Ratio value is NaN");
    }
    double capped = Math.max(-1, Math.min(1, ratio));
    if (capped != ratio) {
      query
          .annotations()
          .warn(
              "ratio value should be between -1 and 1, got %s, capping to %s"
                  .formatted(GoNumber.format(ratio), GoNumber.format(capped)),
              parameter().position());
    }
    return capped;
  }
}
