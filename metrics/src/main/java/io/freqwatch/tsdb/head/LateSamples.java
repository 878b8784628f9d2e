package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one series that came out of order: up to 32 of them in order of time, as in
 * Prometheus, and chunks of those before, which may overlap each other. Used under the head's lock.
 */
final class LateSamples {
  private static final int MOST_BUFFERED = 32;

  private final long[] timestampsMillis = new long[MOST_BUFFERED];
  private final double[] values = new double[MOST_BUFFERED];
  private final @Nullable FloatHistogram[] histograms = new FloatHistogram[MOST_BUFFERED];
  private final List<TimedChunk> chunks = new ArrayList<>();
  private int buffered;

  boolean isEmpty() {
    return buffered == 0 && chunks.isEmpty();
  }

  /** Adds a sample; false where there is one of its time. */
  boolean add(long timestampMillis, double value, @Nullable FloatHistogram histogram) {
    if (has(timestampMillis)) {
      return false;
    }
    if (buffered == MOST_BUFFERED) {
      seal();
    }
    int at = -Arrays.binarySearch(timestampsMillis, 0, buffered, timestampMillis) - 1;
    System.arraycopy(timestampsMillis, at, timestampsMillis, at + 1, buffered - at);
    System.arraycopy(values, at, values, at + 1, buffered - at);
    System.arraycopy(histograms, at, histograms, at + 1, buffered - at);
    timestampsMillis[at] = timestampMillis;
    values[at] = value;
    histograms[at] = histogram;
    buffered++;
    return true;
  }

  private boolean has(long timestampMillis) {
    return Arrays.binarySearch(timestampsMillis, 0, buffered, timestampMillis) >= 0
        || chunks.stream().anyMatch(chunk -> has(chunk, timestampMillis));
  }

  private static boolean has(TimedChunk chunk, long timestampMillis) {
    if (timestampMillis < chunk.minMillis() || timestampMillis > chunk.maxMillis()) {
      return false;
    }
    SampleIterator samples = chunk.chunk().samples();
    return samples.seek(timestampMillis) != SampleKind.NONE
        && samples.timestampMillis() == timestampMillis;
  }

  /** Makes chunks of all samples. */
  void seal() {
    chunks.addAll(encoded());
    Arrays.fill(histograms, null);
    buffered = 0;
  }

  private List<TimedChunk> encoded() {
    ChunkBuilder builder = new ChunkBuilder();
    for (int i = 0; i < buffered; i++) {
      FloatHistogram histogram = histograms[i];
      if (histogram == null) {
        builder.add(timestampsMillis[i], values[i]);
      } else {
        builder.add(timestampsMillis[i], histogram);
      }
    }
    return builder.finish();
  }

  /** All samples that are here now, in chunks. */
  List<TimedChunk> chunks() {
    List<TimedChunk> all = new ArrayList<>(chunks);
    all.addAll(encoded());
    return all;
  }

  /** Forgets the chunks that were sealed first; how many samples were in them. */
  long removeFirst(List<TimedChunk> gone) {
    chunks.subList(0, gone.size()).clear();
    return gone.stream().mapToLong(chunk -> chunk.chunk().sampleCount()).sum();
  }
}
