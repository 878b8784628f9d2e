package io.freqwatch.promql.engine;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.parse.Expression.At;
import io.freqwatch.promql.parse.Expression.TimeShift;
import io.freqwatch.promql.parse.Length;
import io.freqwatch.storage.Queryable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all parts of one evaluation share.
 *
 * @param grid the moments that were asked for; subqueries look at others
 * @param stepMillis the step that was asked for; 0 for an instant query
 * @param tellsResets whether samples of native histograms say if their counter was reset, found out
 *     from the sample before, as they do where only their count or sum is asked for
 * @param ordered whether series have to be read in the order of their labels
 */
record Query(
    Queryable storage,
    EngineOptions options,
    long lookbackMillis,
    TimeGrid grid,
    long stepMillis,
    boolean tellsResets,
    boolean ordered,
    QueryBudget budget,
    Annotations annotations) {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final List<String> METADATA = List.of(Labels.METRIC_NAME, "__type__", "__unit__");

  /** The same with series in the order of their labels. */
  Query inOrder() {
    return new Query(
        storage, options, lookbackMillis, grid, stepMillis, tellsResets, true, budget, annotations);
  }

  /** The same with resets told. */
  Query tellingResets() {
    return new Query(
        storage, options, lookbackMillis, grid, stepMillis, true, ordered, budget, annotations);
  }

  /** A sample with what is to be said of resets since the one before; null where there is none. */
  FloatHistogram told(FloatHistogram histogram, @Nullable FloatHistogram before) {
    boolean unknown = histogram.counterResetHint() == CounterResetHint.UNKNOWN;
    if (!tellsResets || !unknown || before == null) {
      return histogram;
    }
    return histogram.withCounterResetHint(
        HistogramMath.isReset(histogram, before)
            ? CounterResetHint.RESET
            : CounterResetHint.NOT_RESET);
  }

  static Labels withoutMetadata(Labels labels) {
    return labels.without(METADATA);
  }

  /** A series for the result of what drops the name of its input. */
  StepSeries unnamed(Labels labels, int steps) {
    return options.delayedNameRemoval()
        ? new StepSeries(labels, true, steps)
        : new StepSeries(withoutMetadata(labels), false, steps);
  }

  /** The same with a float at each step. */
  StepSeries unnamed(Labels labels, double[] values) {
    return options.delayedNameRemoval()
        ? StepSeries.ofFloats(labels, true, values)
        : StepSeries.ofFloats(withoutMetadata(labels), false, values);
  }

  /** The length in milliseconds, which may be negative or nothing. */
  long millis(Length length) {
    return switch (length) {
      case Length.Fixed fixed -> fixed.millis();
      case Length.Computed computed -> computed(computed);
    };
  }

  private long computed(Length.Computed computed) {
    double range = (grid.endMillis() - grid.startMillis()) / MILLIS_PER_SECOND;
    try {
      double seconds = computed.expression().seconds(stepMillis / MILLIS_PER_SECOND, range);
      double millis = seconds * MILLIS_PER_SECOND;
      if (!(Math.abs(millis) < Long.MAX_VALUE / 4.0)) {
        throw new PromqlException.Execution("duration is out of range");
      }
      return Math.round(millis);
    } catch (ArithmeticException e) {
      throw new PromqlException.Execution(String.valueOf(e.getMessage()));
    }
  }

  /** The length of a range or step. */
  long positiveMillis(Length length) {
    long millis = millis(length);
    if (millis <= 0) {
      throw new PromqlException.Execution("duration must be greater than 0");
    }
    return millis;
  }

  /** The moment a selector looks at when the query looks at another. */
  long reference(TimeShift shift, long millis) {
    At at = shift.at();
    if (at == null) {
      return millis - millis(shift.offset());
    }
    long moment =
        switch (at) {
          case At.Timestamp timestamp -> timestamp.millis();
          case At.Start _ -> grid.startMillis();
          case At.End _ -> grid.endMillis();
        };
    return moment - millis(shift.offset());
  }
}
