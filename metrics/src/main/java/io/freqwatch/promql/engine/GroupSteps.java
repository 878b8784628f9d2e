package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.parse.Aggregator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a group has gathered at all steps. Floats lie in arrays over the steps where the aggregation
 * has a way for that; native histograms, and all else, in an accumulator for each step. Used by the
 * thread of the query.
 */
final class GroupSteps {
  private static final @Nullable StepAccumulator[] NONE = {};

  private final Aggregator aggregator;
  private final double[] parameters;
  private final AggregationNotes notes;
  private final @Nullable FloatGroup floats;
  private final boolean[] hasFloats;
  private @Nullable StepAccumulator[] others = NONE;
  private boolean dropName;

  /**
   * @param parameters of the aggregation at each step
   */
  GroupSteps(Aggregator aggregator, double[] parameters, AggregationNotes notes) {
    this.aggregator = aggregator;
    this.parameters = parameters;
    this.notes = notes;
    this.floats = FloatGroup.of(aggregator, parameters.length);
    this.hasFloats = new boolean[parameters.length];
  }

  void add(StepSeries series) {
    dropName |= series.dropsName();
    if (floats != null && series.isDense()) {
      floats.addAll(series.floats());
      Arrays.fill(hasFloats, true);
      return;
    }
    for (int step = 0; step < parameters.length; step++) {
      if (series.has(step)) {
        add(series, step);
      }
    }
  }

  private void add(StepSeries series, int step) {
    FloatHistogram histogram = series.histogram(step);
    if (histogram != null) {
      other(step).add(histogram);
    } else if (floats != null) {
      floats.add(step, series.value(step));
      hasFloats[step] = true;
    } else {
      other(step).add(series.value(step));
    }
  }

  private StepAccumulator other(int step) {
    if (others.length == 0) {
      others = new StepAccumulator[parameters.length];
    }
    StepAccumulator other = others[step];
    if (other == null) {
      other = StepAccumulator.of(aggregator, parameters[step], notes);
      others[step] = other;
    }
    return other;
  }

  StepSeries result(Labels labels) {
    StepSeries result = new StepSeries(labels, dropName, parameters.length);
    for (int step = 0; step < parameters.length; step++) {
      StepAccumulator other = step < others.length ? others[step] : null;
      if (floats == null || !hasFloats[step]) {
        emit(other, result, step);
      } else if (other == null) {
        result.set(step, floats.result(step));
      } else {
        emitMixed(floats.result(step), other, result, step);
      }
    }
    return result;
  }

  private void emit(@Nullable StepAccumulator other, StepSeries result, int step) {
    if (other != null) {
      other.emit(result, step, notes);
    }
  }

  /** Floats and histograms at one step: they count together, and have no sum or mean. */
  private void emitMixed(double ofFloats, StepAccumulator other, StepSeries result, int step) {
    switch (other) {
      case StepAccumulator.Sum _, StepAccumulator.Average _ -> notes.warnMixed();
      case StepAccumulator.Count count -> result.set(step, ofFloats + count.count());
      case StepAccumulator.Group _,
          StepAccumulator.Extreme _,
          StepAccumulator.Deviation _,
          StepAccumulator.Quantile _ ->
          result.set(step, ofFloats);
    }
  }
}
