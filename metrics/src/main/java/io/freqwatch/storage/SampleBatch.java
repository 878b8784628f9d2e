package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Samples of several series in the order they came, in arrays. Used by one thread. */
final class SampleBatch {
  private static final int FIRST_LENGTH = 64;

  private MemorySeries[] series = {};
  private long[] timestampsMillis = {};
  private double[] values = {};
  private @Nullable FloatHistogram[] histograms = {};
  private int count;

  int count() {
    return count;
  }

  MemorySeries series(int index) {
    return series[index];
  }

  long timestampMillis(int index) {
    return timestampsMillis[index];
  }

  /** The float; undefined where there is a histogram. */
  double value(int index) {
    return values[index];
  }

  /** The native histogram, null for a float. */
  @Nullable FloatHistogram histogram(int index) {
    return index < histograms.length ? histograms[index] : null;
  }

  void add(MemorySeries to, long timestampMillis, double value) {
    if (count == series.length) {
      int length = Math.max(FIRST_LENGTH, count * 2);
      series = Arrays.copyOf(series, length);
      timestampsMillis = Arrays.copyOf(timestampsMillis, length);
      values = Arrays.copyOf(values, length);
    }
    series[count] = to;
    timestampsMillis[count] = timestampMillis;
    values[count++] = value;
  }

  void add(MemorySeries to, long timestampMillis, FloatHistogram histogram) {
    add(to, timestampMillis, histogram.sum());
    if (histograms.length < count) {
      histograms = Arrays.copyOf(histograms, series.length);
    }
    histograms[count - 1] = histogram;
  }
}
