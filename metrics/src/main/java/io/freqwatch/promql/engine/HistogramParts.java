package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.histogram.HistogramQuantile;
import java.util.function.ToDoubleFunction;

/** Functions of one native histogram each; floats do not go through. */
final class HistogramParts {
  private HistogramParts() {}

  static SeriesSink sink(String name, Query query, SeriesSink sink) {
    ToDoubleFunction<FloatHistogram> part = named(name);
    return series -> {
      StepSeries result = query.unnamed(series.labels(), series.steps());
      for (int step = 0; step < series.steps(); step++) {
        FloatHistogram histogram = series.histogram(step);
        if (histogram != null) {
          result.set(step, part.applyAsDouble(histogram));
        }
      }
      if (!result.isEmpty()) {
        sink.accept(result);
      }
    };
  }

  private static ToDoubleFunction<FloatHistogram> named(String name) {
    return switch (name) {
      case "histogram_avg" -> histogram -> histogram.sum() / histogram.count();
      case "histogram_count" -> FloatHistogram::count;
      case "histogram_stddev" -> histogram -> Math.sqrt(HistogramQuantile.variance(histogram));
      case "histogram_stdvar" -> HistogramQuantile::variance;
      case "histogram_sum" -> FloatHistogram::sum;
      default -> throw new IllegalArgumentException("no part of histograms is called " + name);
    };
  }
}
