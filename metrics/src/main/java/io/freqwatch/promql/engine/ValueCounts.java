package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.histogram.HistogramText;
import io.freqwatch.promql.parse.Expression.Aggregation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code count_values}: how many series have each value, at each step. */
final class ValueCounts {
  private final Query query;
  private final Evaluator evaluator;
  private final Aggregation aggregation;

  ValueCounts(Query query, Evaluator evaluator, Aggregation aggregation) {
    this.query = query;
    this.evaluator = evaluator;
    this.aggregation = aggregation;
  }

  void evaluate(TimeGrid grid, SeriesSink sink) {
    String label = Calls.text(List.of(requireNonNull(aggregation.parameter(), "no label")), 0);
    if (!LabelCalls.isLabelName(label)) {
      throw new PromqlException.Execution("invalid label name " + GoQuote.quote(label));
    }
    Map<Labels, StepSeries> counts = new LinkedHashMap<>();
    evaluator.vector(
        aggregation.inner(),
        grid,
        series -> {
          Labels key = Aggregations.key(aggregation, series.labels());
          for (int step = 0; step < series.steps(); step++) {
            if (series.has(step)) {
              Labels labels = key.toBuilder().set(label, text(series, step)).build();
              StepSeries count = counts.get(labels);
              if (count == null) {
                query.budget().hold(series.steps());
                count = new StepSeries(labels, series.dropsName(), series.steps());
                counts.put(labels, count);
              }
              count.set(step, count.has(step) ? count.value(step) + 1 : 1);
            }
          }
        });
    counts.values().forEach(sink::accept);
  }

  private static String text(StepSeries series, int step) {
    FloatHistogram histogram = series.histogram(step);
    return histogram == null ? plain(series.value(step)) : HistogramText.of(histogram);
  }

  /** Without an exponent. */
  private static String plain(double value) {
    if (!Double.isFinite(value)) {
      return io.freqwatch.exposition.GoNumber.format(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
