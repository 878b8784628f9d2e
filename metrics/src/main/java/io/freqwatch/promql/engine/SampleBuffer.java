package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.StaleMarker;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one series in arrays that are used again for the next one. Used by the thread of
 * the query.
 */
final class SampleBuffer {
  /** After so many samples more, time and memory are looked at. */
  static final int CHECK_EVERY = 16_384;

  private static final int SAMPLE_BYTES = 2 * Long.BYTES;

  private long[] timestampsMillis = new long[64];
  private double[] values = new double[64];
  private @Nullable FloatHistogram[] histograms = {};
  private long[] startsMillis = {};
  private int size;
  private boolean hasHistograms;
  private boolean hasStarts;

  void clear() {
    size = 0;
    hasStarts = false;
    if (hasHistograms) {
      Arrays.fill(histograms, null);
      hasHistograms = false;
    }
  }

  void add(long timestampMillis, double value, long startMillis) {
    if (size == values.length) {
      timestampsMillis = Arrays.copyOf(timestampsMillis, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    timestampsMillis[size] = timestampMillis;
    values[size++] = value;
    if (startMillis != 0 || hasStarts) {
      start(startMillis);
    }
  }

  void add(long timestampMillis, FloatHistogram histogram, long startMillis) {
    add(timestampMillis, histogram.sum(), startMillis);
    hasHistograms = true;
    if (histograms.length < values.length) {
      histograms = Arrays.copyOf(histograms, values.length);
    }
    histograms[size - 1] = histogram;
  }

  /** Adds floats that follow the one on which an iterator stands, as many as are easy to get. */
  void addFloats(SampleIterator samples) {
    if (!hasStarts) {
      size = samples.floatsUntil(Long.MAX_VALUE, timestampsMillis, values, size);
    }
  }

  /** Removes stale markers from a place on, behind which there are only floats. */
  void dropStale(int from) {
    int kept = from;
    for (int i = from; i < size; i++) {
      if (!StaleMarker.is(values[i])) {
        timestampsMillis[kept] = timestampsMillis[i];
        values[kept++] = values[i];
      }
    }
    size = kept;
  }

  private void start(long startMillis) {
    if (startsMillis.length < values.length) {
      startsMillis = Arrays.copyOf(startsMillis, values.length);
    }
    if (!hasStarts) {
      Arrays.fill(startsMillis, 0, size, 0);
      hasStarts = true;
    }
    startsMillis[size - 1] = startMillis;
  }

  int size() {
    return size;
  }

  /** About what its samples take in memory. */
  long bytes() {
    return (long) size * SAMPLE_BYTES;
  }

  /** The times, of which as many count as there are samples; not to be written to. */
  long[] times() {
    return timestampsMillis;
  }

  /** The values, as the times. */
  double[] values() {
    return values;
  }

  /** Whether all samples are floats of which nothing else is known. */
  boolean isPlain() {
    return !hasHistograms && !hasStarts;
  }

  long time(int index) {
    return timestampsMillis[index];
  }

  double value(int index) {
    return values[index];
  }

  @Nullable FloatHistogram histogram(int index) {
    return hasHistograms && index < histograms.length ? histograms[index] : null;
  }

  long start(int index) {
    return hasStarts ? startsMillis[index] : 0;
  }

  boolean hasHistograms() {
    return hasHistograms;
  }

  boolean hasStarts() {
    return hasStarts;
  }
}
