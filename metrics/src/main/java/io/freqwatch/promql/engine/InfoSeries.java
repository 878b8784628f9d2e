package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** When the newest sample of an info series was taken, at each step. */
final class InfoSeries {
  private final Labels labels;
  private final long[] timesMillis;
  private final boolean[] present;

  private InfoSeries(Labels labels, int steps) {
    this.labels = labels;
    this.timesMillis = new long[steps];
    this.present = new boolean[steps];
  }

  Labels labels() {
    return labels;
  }

  boolean isPresent(int step) {
    return present[step];
  }

  long timeMillis(int step) {
    return timesMillis[step];
  }

  /**
   * @param times that the steps look at, not descending
   */
  static List<InfoSeries> read(Query query, Matcher[] matchers, long[] times) {
    long first = Arrays.stream(times).min().orElse(0) - query.lookbackMillis() + 1;
    long last = Arrays.stream(times).max().orElse(0);
    List<InfoSeries> found = new ArrayList<>();
    try (Querier querier = query.storage().querier(first, last)) {
      SeriesSet set = querier.select(true, matchers);
      while (set.hasNext()) {
        query.budget().series();
        query.budget().hold(times.length);
        found.add(read(query, set.next(), times));
      }
    }
    return found;
  }

  private static InfoSeries read(Query query, Series series, long[] times) {
    InfoSeries info = new InfoSeries(series.labels(), times.length);
    NewestSample newest = new NewestSample(series.samples());
    for (int step = 0; step < times.length; step++) {
      long unwanted = times[step] - query.lookbackMillis();
      newest.advance(times[step], unwanted);
      if (newest.isPresent(unwanted)) {
        requireFloat(newest, series.labels());
        info.present[step] = true;
        info.timesMillis[step] = newest.timestampMillis();
      }
    }
    return info;
  }

  private static void requireFloat(NewestSample newest, Labels labels) {
    if (newest.histogram() != null) {
      throw new PromqlException.Execution(
          "info metrics should be of float type, but " + labels + " has histograms");
    }
  }
}
