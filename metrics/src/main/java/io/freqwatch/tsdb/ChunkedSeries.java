package io.freqwatch.tsdb;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A series in chunks that lie in memory, within a time span. */
record ChunkedSeries(Labels labels, List<TimedChunk> chunks, long minMillis, long maxMillis)
    implements Series {
  @Override
  public SampleIterator samples() {
    return new Samples();
  }

  boolean hasSamples() {
    return samples().next() != SampleKind.NONE;
  }

  /** Walks over the chunks, one after the other. */
  private final class Samples implements SampleIterator {
    private int nextChunk;
    private @Nullable SampleIterator current;
    private SampleKind kind = SampleKind.NONE;

    @Override
    public SampleKind next() {
      kind = current == null ? SampleKind.NONE : current.next();
      return settle(minMillis);
    }

    @Override
    public SampleKind seek(long soughtMillis) {
      if (kind != SampleKind.NONE && timestampMillis() >= soughtMillis) {
        return kind;
      }
      kind = current == null ? SampleKind.NONE : current.seek(soughtMillis);
      return settle(Math.max(minMillis, soughtMillis));
    }

    private SampleKind settle(long fromMillis) {
      while (kind == SampleKind.NONE && nextChunk < chunks.size()) {
        TimedChunk next = chunks.get(nextChunk++);
        if (next.maxMillis() >= fromMillis && next.minMillis() <= maxMillis) {
          current = next.chunk().samples();
          kind = current.seek(fromMillis);
        }
      }
      if (kind != SampleKind.NONE && timestampMillis() > maxMillis) {
        nextChunk = chunks.size();
        current = null;
        kind = SampleKind.NONE;
      }
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
}
