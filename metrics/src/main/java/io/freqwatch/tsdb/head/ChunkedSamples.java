package io.freqwatch.tsdb.head;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import org.jspecify.annotations.Nullable;

/** Walks over chunks, one after the other, within a time span. */
final class ChunkedSamples implements SampleIterator {
  private final ChunkSequence series;
  private final long minMillis;
  private final long maxMillis;
  private int nextChunk;
  private @Nullable SampleIterator current;
  private SampleKind kind = SampleKind.NONE;

  ChunkedSamples(ChunkSequence series, long minMillis, long maxMillis) {
    this.series = series;
    this.minMillis = minMillis;
    this.maxMillis = maxMillis;
  }

  @Override
  public SampleKind next() {
    SampleIterator samples = current;
    kind = samples == null ? SampleKind.NONE : samples.next();
    return kind == SampleKind.NONE ? openFrom(minMillis) : limited();
  }

  @Override
  public SampleKind seek(long timestampMillis) {
    SampleIterator samples = current;
    if (kind != SampleKind.NONE && samples != null) {
      if (samples.timestampMillis() >= timestampMillis) {
        return kind;
      }
      kind = samples.seek(timestampMillis);
    }
    return kind == SampleKind.NONE ? openFrom(Math.max(timestampMillis, minMillis)) : limited();
  }

  @Override
  public int floatsUntil(long untilMillis, long[] times, double[] values, int from) {
    SampleIterator samples = current;
    return kind == SampleKind.FLOAT && samples != null
        ? samples.floatsUntil(Math.min(untilMillis, maxMillis), times, values, from)
        : from;
  }

  /** Steps on the first sample at or after a time in the chunks that were not opened yet. */
  private SampleKind openFrom(long fromMillis) {
    while (nextChunk < series.chunkCount() && series.minOf(nextChunk) <= maxMillis) {
      int index = nextChunk++;
      if (series.maxOf(index) >= fromMillis) {
        SampleIterator opened = series.chunk(index).samples();
        current = opened;
        kind = opened.seek(fromMillis);
        if (kind != SampleKind.NONE) {
          return limited();
        }
      }
    }
    return end();
  }

  private SampleKind limited() {
    return timestampMillis() > maxMillis ? end() : kind;
  }

  private SampleKind end() {
    nextChunk = series.chunkCount();
    current = null;
    kind = SampleKind.NONE;
    return kind;
  }

  @Override
  public long timestampMillis() {
    return current == null ? 0 : current.timestampMillis();
  }

  @Override
  public double value() {
    return current == null ? StaleMarker.VALUE : current.value();
  }

  @Override
  public FloatHistogram histogram() {
    return current == null ? StaleMarker.HISTOGRAM : current.histogram();
  }
}
