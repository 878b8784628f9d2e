package io.freqwatch.promql.testfile;

import io.freqwatch.model.BucketSpans;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.StaleMarker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes native histograms with custom buckets of the classic histograms in some series. */
final class ClassicConversion {
  private static final double[] NOTHING = {};

  /** One classic histogram at one time. */
  private static final class Moment {
    final TreeMap<Double, Double> buckets = new TreeMap<>();
    @Nullable Double count;
    @Nullable Double sum;
  }

  private final Map<Labels, TreeMap<Long, Moment>> histograms = new HashMap<>();

  private ClassicConversion() {}

  static void convert(Iterable<LoadedSeries> loaded, LoadedStorage into) {
    ClassicConversion conversion = new ClassicConversion();
    loaded.forEach(conversion::add);
    conversion.histograms.forEach(
        (labels, moments) ->
            moments.forEach(
                (time, moment) ->
                    into.series(labels).add(time, new SeriesValue(0, histogram(moment)))));
  }

  private void add(LoadedSeries series) {
    String name = series.labels().metricName();
    if (name.endsWith("_bucket") && series.labels().has("le")) {
      double bound = SeriesNotation.number(series.labels().value("le"), name);
      each(series, "_bucket", (moment, value) -> moment.buckets.put(bound, value));
    } else if (name.endsWith("_count")) {
      each(series, "_count", (moment, value) -> moment.count = value);
    } else if (name.endsWith("_sum")) {
      each(series, "_sum", (moment, value) -> moment.sum = value);
    }
  }

  @FunctionalInterface
  private interface Part {
    void set(Moment moment, double value);
  }

  private void each(LoadedSeries series, String suffix, Part part) {
    String name = series.labels().metricName();
    Labels labels =
        series.labels().toBuilder()
            .remove("le")
            .set(Labels.METRIC_NAME, name.substring(0, name.length() - suffix.length()))
            .build();
    TreeMap<Long, Moment> moments = histograms.computeIfAbsent(labels, _ -> new TreeMap<>());
    series
        .floats()
        .forEach(
            (time, value) -> {
              if (!StaleMarker.is(value)) {
                part.set(moments.computeIfAbsent(time, _ -> new Moment()), value);
              }
            });
  }

  private static FloatHistogram histogram(Moment moment) {
    double[] bounds =
        moment.buckets.keySet().stream()
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .toArray();
    double last = moment.buckets.isEmpty() ? 0 : moment.buckets.lastEntry().getValue();
    double count = moment.count == null ? last : moment.count;
    BucketSpans spans = new BucketSpans(0);
    double before = 0;
    int index = 0;
    for (double bound : bounds) {
      double upTo = moment.buckets.getOrDefault(bound, before);
      spans.add(index++, upTo - before);
      before = upTo;
    }
    spans.add(index, count - before);
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        FloatHistogram.CUSTOM_BUCKETS,
        0,
        0,
        count,
        moment.sum == null ? 0 : moment.sum,
        spans.spans(),
        List.of(),
        spans.counts(),
        NOTHING,
        bounds,
        false);
  }
}
