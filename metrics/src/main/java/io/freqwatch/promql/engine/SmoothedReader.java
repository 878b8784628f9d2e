package io.freqwatch.promql.engine;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.GoQuote;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.promql.parse.Length;
import org.jspecify.annotations.Nullable;

/** Reads a smoothed selector: at each step the value on the line between its neighbours. */
final class SmoothedReader {
  private final Query query;

  SmoothedReader(Query query) {
    this.query = query;
  }

  void read(VectorSelector selector, TimeGrid grid, SeriesSink sink) {
    MatrixSelector around =
        new MatrixSelector(selector, new Length.Fixed(query.lookbackMillis()), selector.position());
    new RangeReader(query, new Evaluator(query))
        .read(
            around,
            grid,
            (labels, _, samples) -> {
              StepSeries result = new StepSeries(labels, false, grid.steps());
              for (int step = 0; step < grid.steps(); step++) {
                long time = query.reference(selector.shift(), grid.at(step));
                interpolate(samples, time, labels.metricName(), selector.position(), result, step);
              }
              if (!result.isEmpty()) {
                sink.accept(result);
              }
            });
  }

  private void interpolate(
      SampleBuffer samples,
      long time,
      String metric,
      Position position,
      StepSeries result,
      int step) {
    int next = 0;
    while (next < samples.size() && samples.time(next) < time) {
      next++;
    }
    boolean exact = next < samples.size() && samples.time(next) == time;
    boolean before = next > 0 && samples.time(next - 1) > time - query.lookbackMillis();
    boolean behind = next < samples.size() && samples.time(next) <= time + query.lookbackMillis();
    if (exact) {
      copy(samples, next, result, step);
    } else if (before && behind) {
      between(samples, next, time, new Place(metric, position), result, step);
    } else if (before) {
      copy(samples, next - 1, result, step);
    }
  }

  private record Place(String metric, Position position) {}

  private void between(
      SampleBuffer samples, int next, long time, Place place, StepSeries result, int step) {
    FloatHistogram left = samples.histogram(next - 1);
    FloatHistogram right = samples.histogram(next);
    if (left == null && right == null) {
      double line =
          Interpolation.value(
              samples.time(next - 1),
              samples.value(next - 1),
              samples.time(next),
              samples.value(next),
              time,
              false);
      result.set(step, line);
    } else if (left != null && right != null) {
      @Nullable FloatHistogram line =
          new HistogramInterpolation(query.annotations(), place.metric(), place.position())
              .between(
                  left, samples.time(next - 1), right, samples.time(next), time, isCounter(right));
      if (line != null) {
        result.set(step, line);
      }
    } else {
      query
          .annotations()
          .warn(
              "encountered a mix of histograms and floats for metric name "
                  + GoQuote.quote(place.metric()),
              place.position());
    }
  }

  private static boolean isCounter(FloatHistogram histogram) {
    return histogram.counterResetHint() != CounterResetHint.GAUGE;
  }

  private static void copy(SampleBuffer samples, int index, StepSeries result, int step) {
    FloatHistogram histogram = samples.histogram(index);
    if (histogram == null) {
      result.set(step, samples.value(index));
    } else {
      result.set(step, histogram);
    }
  }
}
