package io.freqwatch.promql.engine;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.histogram.HistogramQuantile;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Quantiles and fractions of histograms, native ones and those made of series with bounds. */
final class HistogramCalls {
  private static final String BOUND = "le";

  private final Query query;
  private final Evaluator evaluator;

  /** The histograms that go by one set of labels. */
  private static final class Histograms {
    final List<Double> bounds = new ArrayList<>();
    final List<StepSeries> buckets = new ArrayList<>();
    final List<StepSeries> natives = new ArrayList<>();
    boolean dropName;
  }

  HistogramCalls(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  void evaluate(Call call, TimeGrid grid, SeriesSink sink) {
    Expression vector =
        call.arguments().stream()
            .filter(each -> each.type() == ValueType.VECTOR)
            .findFirst()
            .orElseThrow();
    List<Expression> scalars =
        call.arguments().stream().filter(each -> each.type() == ValueType.SCALAR).toList();
    List<double[]> parameters = scalars.stream().map(each -> evaluator.scalar(each, grid)).toList();
    boolean fraction = call.function().name().equals("histogram_fraction");
    if (!fraction) {
      warnQuantiles(scalars, parameters);
    }
    Map<Labels, Histograms> all = gather(vector, grid);
    all.forEach(
        (labels, histograms) -> {
          HistogramGroup group = new HistogramGroup(labels, histograms, vector.position(), grid);
          if (fraction) {
            group.emit(labels, group.fractions(parameters.get(0), parameters.get(1)), sink);
          } else {
            for (double[] quantiles : parameters) {
              quantiles(call, group, quantiles, sink);
            }
          }
        });
  }

  private void quantiles(Call call, HistogramGroup group, double[] quantiles, SeriesSink sink) {
    StepSeries values = group.quantiles(quantiles);
    if (call.function().name().equals("histogram_quantile")) {
      group.emit(group.labels, values, sink);
      return;
    }
    String label = Calls.text(call.arguments(), 1);
    Labels labels =
        group.labels.toBuilder().set(label, GoNumber.formatOpenMetrics(quantiles[0])).build();
    group.emit(labels, values, sink);
  }

  private void warnQuantiles(List<Expression> scalars, List<double[]> parameters) {
    for (int i = 0; i < scalars.size(); i++) {
      for (double q : parameters.get(i)) {
        OverTime.warnQuantile(query.annotations(), q, scalars.get(i).position());
      }
    }
  }

  private Map<Labels, Histograms> gather(Expression vector, TimeGrid grid) {
    Map<Labels, Histograms> all = new LinkedHashMap<>();
    evaluator.vector(
        vector,
        grid,
        series -> {
          query.budget().hold(series.steps());
          boolean floats = false;
          boolean histograms = false;
          for (int step = 0; step < series.steps(); step++) {
            floats |= series.hasFloat(step);
            histograms |= series.histogram(step) != null;
          }
          if (histograms) {
            group(all, series.labels(), series).natives.add(series);
          }
          if (floats) {
            addBucket(all, series, vector.position());
          }
        });
    return all;
  }

  private static Histograms group(Map<Labels, Histograms> all, Labels labels, StepSeries series) {
    Histograms histograms = all.computeIfAbsent(labels, _ -> new Histograms());
    histograms.dropName |= series.dropsName();
    return histograms;
  }

  private void addBucket(Map<Labels, Histograms> all, StepSeries series, Position position) {
    String text = series.labels().value(BOUND);
    Double bound = bound(text);
    if (bound == null) {
      query
          .annotations()
          .warn(
              "bucket label \"le\" is missing or has a malformed value of "
                  + GoQuote.quote(text)
                  + Annotations.forMetric(series.labels().metricName()),
              position);
      return;
    }
    Histograms histograms = group(all, series.labels().without(List.of(BOUND)), series);
    histograms.bounds.add(bound);
    histograms.buckets.add(series);
  }

  private static @Nullable Double bound(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    if (lower.equals("+inf") || lower.equals("inf")) {
      return Double.POSITIVE_INFINITY;
    }
    if (lower.equals("-inf")) {
      return Double.NEGATIVE_INFINITY;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException ignored) { // said by an annotation
      return null;
    }
  }

  /** What is computed of the histograms of one set of labels. */
  private final class HistogramGroup {
    private final Labels labels;
    private final Histograms histograms;
    private final Position position;
    private final TimeGrid grid;

    HistogramGroup(Labels labels, Histograms histograms, Position position, TimeGrid grid) {
      this.labels = labels;
      this.histograms = histograms;
      this.position = position;
      this.grid = grid;
    }

    void emit(Labels under, StepSeries values, SeriesSink sink) {
      if (!values.isEmpty()) {
        StepSeries named = query.unnamed(under, 0);
        sink.accept(values.renamed(named.labels(), named.dropsName()));
      }
    }

    private StepSeries empty() {
      return new StepSeries(labels, histograms.dropName, grid.steps());
    }

    StepSeries quantiles(double[] quantiles) {
      StepSeries result = empty();
      for (int step = 0; step < grid.steps(); step++) {
        double q = quantiles[step];
        FloatHistogram histogram = nativeAt(step);
        ClassicBuckets classic = classicAt(step);
        if (conflict(histogram, classic)) {
          continue;
        }
        if (histogram != null) {
          double value = HistogramQuantile.quantile(q, histogram);
          infoNan(histogram, value);
          result.set(step, value);
        } else if (!classic.isEmpty()) {
          result.set(step, classic.quantile(q));
          infoForced(classic, step);
        }
      }
      return result;
    }

    StepSeries fractions(double[] lower, double[] upper) {
      StepSeries result = empty();
      for (int step = 0; step < grid.steps(); step++) {
        FloatHistogram histogram = nativeAt(step);
        ClassicBuckets classic = classicAt(step);
        if (conflict(histogram, classic)) {
          continue;
        }
        if (histogram != null) {
          infoFractionNan(histogram);
          result.set(step, HistogramQuantile.fraction(lower[step], upper[step], histogram));
        } else if (!classic.isEmpty()) {
          result.set(step, classic.fraction(lower[step], upper[step]));
        }
      }
      return result;
    }

    private @Nullable FloatHistogram nativeAt(int step) {
      for (StepSeries series : histograms.natives) {
        if (series.histogram(step) != null) {
          return series.histogram(step);
        }
      }
      return null;
    }

    private ClassicBuckets classicAt(int step) {
      ClassicBuckets buckets = new ClassicBuckets();
      for (int i = 0; i < histograms.buckets.size(); i++) {
        if (histograms.buckets.get(i).hasFloat(step)) {
          buckets.add(histograms.bounds.get(i), histograms.buckets.get(i).value(step));
        }
      }
      return buckets;
    }

    private boolean conflict(@Nullable FloatHistogram histogram, ClassicBuckets classic) {
      boolean both = histogram != null && !classic.isEmpty();
      if (both) {
        query
            .annotations()
            .warn(
                "vector contains a mix of classic and native histograms"
                    + Annotations.forMetric(labels.metricName()),
                position);
      }
      return both;
    }

    private void infoForced(ClassicBuckets classic, int step) {
      if (classic.isForced()) {
        String name = query.options().delayedNameRemoval() ? labels.metricName() : "";
        query.annotations().monotonicity(name, position, classic.forced(grid.at(step)));
      }
    }

    private void infoNan(FloatHistogram histogram, double value) {
      if (HistogramQuantile.hasNan(histogram)) {
        String result = Double.isNaN(value) ? "result is NaN" : "result is skewed higher";
        query
            .annotations()
            .info(
                "input to histogram_quantile has NaN observations, "
                    + result
                    + Annotations.forMetric(labels.metricName()),
                position);
      }
    }

    private void infoFractionNan(FloatHistogram histogram) {
      if (HistogramQuantile.hasNan(histogram)) {
        query
            .annotations()
            .info(
                "input to histogram_fraction has NaN observations, which are excluded from all"
                    + " fractions"
                    + Annotations.forMetric(labels.metricName()),
                position);
      }
    }
  }
}
