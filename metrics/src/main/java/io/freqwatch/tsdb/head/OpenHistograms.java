package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.tsdb.chunk.HistogramEncoder;
import org.jspecify.annotations.Nullable;

/**
 * The open chunk of a series of native histograms, cut by Prometheus' rule (tsdb/head_append): at
 * about 1,024 bytes, but not below ten samples, and never over a multiple of the chunk range. Used
 * under the head's write lock.
 */
final class OpenHistograms {
  private static final int TARGET_BYTES = 1024;
  private static final int LEAST_SAMPLES = 10;

  private final HistogramEncoder encoder;
  private final long firstMillis;
  private final long rangeEndMillis;
  private FloatHistogram last;
  private long nextAt;
  private boolean hasPredictedEnd;

  OpenHistograms(
      @Nullable OpenHistograms previous,
      long timestampMillis,
      FloatHistogram first,
      long rangeEndMillis) {
    this.encoder =
        HistogramEncoder.begin(previous == null ? null : previous.encoder, timestampMillis, first);
    this.firstMillis = timestampMillis;
    this.rangeEndMillis = rangeEndMillis;
    this.nextAt = rangeEndMillis;
    this.last = first;
  }

  /** Adds a sample; false, and nothing added, where it must begin the next chunk. */
  boolean append(long timestampMillis, FloatHistogram histogram) {
    if (isDue(timestampMillis) || !encoder.append(timestampMillis, histogram)) {
      return false;
    }
    last = histogram;
    return true;
  }

  private boolean isDue(long timestampMillis) {
    int bytes = encoder.byteCount();
    if (!hasPredictedEnd && bytes >= TARGET_BYTES / 4) {
      nextAt =
          ChunkEnd.predict(
              firstMillis, encoder.lastMillis(), nextAt, (double) TARGET_BYTES / bytes);
      hasPredictedEnd = true;
    }
    boolean isFull = timestampMillis >= nextAt || bytes >= 2 * TARGET_BYTES;
    return isFull && encoder.sampleCount() >= LEAST_SAMPLES || timestampMillis >= rangeEndMillis;
  }

  HistogramEncoder encoder() {
    return encoder;
  }

  long firstMillis() {
    return firstMillis;
  }

  /** The last sample as it came. */
  FloatHistogram last() {
    return last;
  }
}
