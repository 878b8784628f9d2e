package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The samples of a batch, in the order in which they came. Used by one thread at a time. */
public final class SampleBatch {
  private static final int FIRST_LENGTH = 64;

  private long oldestInOrderMillis = Long.MIN_VALUE;
  private int count;
  private long[] references = {};
  private long[] timestampsMillis = {};
  private double[] values = {};
  private @Nullable FloatHistogram[] histograms = {};

  /** For how many samples there is room. */
  public int room() {
    return references.length;
  }

  /** Forgets the samples and keeps the room. */
  public void clear() {
    Arrays.fill(histograms, null);
    count = 0;
  }

  /**
   * Begins a batch.
   *
   * @param oldestMillis samples before it came out of order, whatever their series has
   */
  public void begin(long oldestMillis) {
    oldestInOrderMillis = oldestMillis;
  }

  /** Whether a sample fits behind the newest one of its series, in blocks too. */
  public boolean isInOrder(int index, long newestMillis) {
    return timestampsMillis[index] > newestMillis && timestampsMillis[index] >= oldestInOrderMillis;
  }

  public int count() {
    return count;
  }

  /** Of the series, as the storage gave it. */
  public long reference(int index) {
    return references[index];
  }

  public long timestampMillis(int index) {
    return timestampsMillis[index];
  }

  /** The float; the sum of a histogram. */
  public double value(int index) {
    return values[index];
  }

  /** Null where the sample is a float. */
  public @Nullable FloatHistogram histogram(int index) {
    return index < histograms.length ? histograms[index] : null;
  }

  public void add(long reference, long timestampMillis, double value) {
    if (count == references.length) {
      int length = Math.max(FIRST_LENGTH, count * 2);
      references = Arrays.copyOf(references, length);
      timestampsMillis = Arrays.copyOf(timestampsMillis, length);
      values = Arrays.copyOf(values, length);
    }
    references[count] = reference;
    timestampsMillis[count] = timestampMillis;
    values[count++] = value;
  }

  public void add(long reference, long timestampMillis, FloatHistogram histogram) {
    add(reference, timestampMillis, histogram.sum());
    if (histograms.length < references.length) {
      histograms = Arrays.copyOf(histograms, references.length);
    }
    histograms[count - 1] = histogram;
  }
}
