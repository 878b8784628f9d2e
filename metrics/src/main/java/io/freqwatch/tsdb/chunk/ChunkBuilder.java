package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the samples of one series into chunks of the usual size: 120 samples, as in Prometheus.
 * Histograms, of which one may be large, go by bytes as well. Used by one thread.
 */
public final class ChunkBuilder {
  /** Samples of a full chunk. */
  public static final int SAMPLES = 120;

  private static final int HISTOGRAM_BYTES = 1024;
  private static final int FEWEST_HISTOGRAMS = 10;

  private final List<TimedChunk> chunks = new ArrayList<>();
  private @Nullable XorEncoder floats;
  private @Nullable HistogramEncoder histograms;
  private long firstMillis;

  /** Adds a float; times ascend. */
  public void add(long timestampMillis, double value) {
    endHistograms();
    XorEncoder open = floats;
    if (open == null || open.sampleCount() == SAMPLES) {
      endFloats();
      open = new XorEncoder();
      floats = open;
      firstMillis = timestampMillis;
    }
    open.append(timestampMillis, value);
  }

  /** Adds a native histogram; times ascend. */
  public void add(long timestampMillis, FloatHistogram histogram) {
    endFloats();
    HistogramEncoder open = histograms;
    if (open == null || isFull(open) || !open.append(timestampMillis, histogram)) {
      endHistograms();
      histograms = HistogramEncoder.begin(open, timestampMillis, histogram);
      firstMillis = timestampMillis;
    }
  }

  /** Adds the sample that an iterator stands on; a stale marker is of the kind before it. */
  public void add(SampleKind kind, SampleIterator samples) {
    switch (kind) {
      case NONE -> throw new IllegalArgumentException("the iterator stands on no sample");
      case FLOAT -> {
        if (histograms != null && StaleMarker.is(samples.value())) {
          add(samples.timestampMillis(), StaleMarker.HISTOGRAM);
        } else {
          add(samples.timestampMillis(), samples.value());
        }
      }
      case HISTOGRAM -> add(samples.timestampMillis(), samples.histogram());
    }
  }

  /** All chunks; the builder is empty afterwards. */
  public List<TimedChunk> finish() {
    endFloats();
    endHistograms();
    List<TimedChunk> finished = List.copyOf(chunks);
    chunks.clear();
    return finished;
  }

  private static boolean isFull(HistogramEncoder open) {
    return open.byteCount() >= HISTOGRAM_BYTES && open.sampleCount() >= FEWEST_HISTOGRAMS
        || open.sampleCount() >= HistogramEncoder.MAX_SAMPLES;
  }

  private void endFloats() {
    if (floats != null) {
      chunks.add(new TimedChunk(firstMillis, floats.lastMillis(), floats.chunk()));
      floats = null;
    }
  }

  private void endHistograms() {
    if (histograms != null) {
      chunks.add(new TimedChunk(firstMillis, histograms.lastMillis(), histograms.chunk()));
      histograms = null;
    }
  }
}
