package io.freqwatch.web;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.storage.StaleMarker;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads stored series the way an instant query does. Safe for use by many threads. */
final class SeriesReader {
  /** How old a sample may be to count as the present, as in Prometheus. */
  static final long LOOKBACK_MILLIS = 300_000;

  private final Queryable storage;

  SeriesReader(Queryable storage) {
    this.storage = storage;
  }

  /** Shows each series of some metrics that has samples in a span; valid during the call only. */
  void each(List<String> metrics, long fromMillis, long toMillis, Consumer<Series> use) {
    Matcher names = new Matcher(Matcher.Type.REGEX, Labels.METRIC_NAME, String.join("|", metrics));
    try (Querier querier = storage.querier(fromMillis, toMillis)) {
      SeriesSet set = querier.select(false, names);
      while (set.hasNext()) {
        use.accept(set.next());
      }
    }
  }

  /** The newest samples at a moment, of each series that is not stale then. */
  void newest(List<String> metrics, long atMillis, Consumer<Sample> use) {
    each(
        metrics,
        atMillis - LOOKBACK_MILLIS,
        atMillis,
        series -> {
          Sample last = last(series);
          if (last != null) {
            use.accept(last);
          }
        });
  }

  private static @Nullable Sample last(Series series) {
    SampleIterator samples = series.samples();
    Sample last = null;
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      boolean present = kind == SampleKind.FLOAT && !StaleMarker.is(samples.value());
      last = present ? sample(series, samples) : null;
    }
    return last;
  }

  private static Sample sample(Series series, SampleIterator samples) {
    return new Sample(series.labels(), samples.timestampMillis(), samples.value());
  }
}
