package io.freqwatch.tsdb.importer;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.Iterator;
import java.util.List;

/** The samples of chunks one behind the other; there is at least one chunk. */
final class ChunkChain implements SampleIterator {
  private final Iterator<TimedChunk> rest;
  private SampleIterator current;
  private SampleKind kind = SampleKind.NONE;

  ChunkChain(List<TimedChunk> chunks) {
    this.rest = chunks.iterator();
    this.current = rest.next().chunk().samples();
  }

  @Override
  public SampleKind next() {
    kind = current.next();
    while (kind == SampleKind.NONE && rest.hasNext()) {
      current = rest.next().chunk().samples();
      kind = current.next();
    }
    return kind;
  }

  @Override
  public SampleKind seek(long timestampMillis) {
    while (kind == SampleKind.NONE || timestampMillis() < timestampMillis) {
      if (next() == SampleKind.NONE) {
        break;
      }
    }
    return kind;
  }

  @Override
  public long timestampMillis() {
    return current.timestampMillis();
  }

  @Override
  public double value() {
    return current.value();
  }

  @Override
  public FloatHistogram histogram() {
    return current.histogram();
  }
}
