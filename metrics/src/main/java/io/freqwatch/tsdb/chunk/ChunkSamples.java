package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;

/** What the iterators over all encodings share: they can only be read from front to back. */
abstract class ChunkSamples implements SampleIterator {
  final int sampleCount;
  int samplesRead;
  private SampleKind kind = SampleKind.NONE;
  long timestampMillis;

  ChunkSamples(Chunk chunk) {
    this.sampleCount = chunk.sampleCount();
  }

  /** Reads a sample; {@code index} have been read before it. */
  abstract SampleKind read(int index);

  @Override
  public final SampleKind next() {
    kind = samplesRead < sampleCount ? read(samplesRead++) : SampleKind.NONE;
    return kind;
  }

  @Override
  public final SampleKind seek(long soughtMillis) {
    while (kind == SampleKind.NONE || timestampMillis < soughtMillis) {
      if (next() == SampleKind.NONE) {
        return kind;
      }
    }
    return kind;
  }

  @Override
  public final long timestampMillis() {
    return timestampMillis;
  }

  @Override
  public double value() {
    return StaleMarker.VALUE;
  }

  @Override
  public FloatHistogram histogram() {
    return StaleMarker.HISTOGRAM;
  }
}
