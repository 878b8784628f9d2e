package io.freqwatch.scrape;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;

/** What a storage holds, as text. */
final class StoredSamples {
  private StoredSamples() {}

  /** Each series of a metric with its values, stale markers as {@code stale}. */
  static List<String> of(Queryable storage, String metric) {
    List<String> found = new ArrayList<>();
    try (Querier querier = storage.querier(0, Long.MAX_VALUE)) {
      querier
          .select(true, Matcher.equal("__name__", metric))
          .forEachRemaining(series -> found.add(series.labels() + " " + values(series)));
    }
    return found;
  }

  /** The times of the samples of a metric's only series. */
  static List<Long> times(Queryable storage, String metric) {
    List<Long> times = new ArrayList<>();
    try (Querier querier = storage.querier(0, Long.MAX_VALUE)) {
      SampleIterator samples =
          querier.select(true, Matcher.equal("__name__", metric)).next().samples();
      while (samples.next() != SampleKind.NONE) {
        times.add(samples.timestampMillis());
      }
    }
    return times;
  }

  private static List<String> values(Series series) {
    List<String> values = new ArrayList<>();
    SampleIterator samples = series.samples();
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      values.add(kind == SampleKind.FLOAT ? text(samples.value()) : text(samples.histogram()));
    }
    return values;
  }

  private static String text(double value) {
    return StaleMarker.is(value) ? "stale" : String.valueOf(value);
  }

  private static String text(FloatHistogram histogram) {
    return StaleMarker.is(histogram) ? "stale histogram" : histogram.toString();
  }
}
