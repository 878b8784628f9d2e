package io.freqwatch.tsdb.block;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.tsdb.index.ChunkMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the chunks of a series, one after the other; each is opened when it is reached. */
final class StoredSamples implements SampleIterator {
  private final Block block;
  private final List<ChunkMeta> chunks;
  private final TimeSpan span;
  private final TimeSpans deleted;
  private int nextChunk;
  private @Nullable SampleIterator current;
  private SampleKind kind = SampleKind.NONE;

  /**
   * @param chunks in order of time, none overlapping another
   */
  StoredSamples(Block block, List<ChunkMeta> chunks, TimeSpan span, TimeSpans deleted) {
    this.block = block;
    this.chunks = chunks;
    this.span = span;
    this.deleted = deleted;
  }

  @Override
  public SampleKind next() {
    SampleIterator samples = current;
    kind = samples == null ? SampleKind.NONE : samples.next();
    return kept(Long.MIN_VALUE);
  }

  @Override
  public SampleKind seek(long soughtMillis) {
    SampleIterator samples = current;
    if (kind != SampleKind.NONE && samples != null && samples.timestampMillis() < soughtMillis) {
      kind = samples.seek(soughtMillis);
    }
    return kind != SampleKind.NONE && isKept() ? kind : kept(soughtMillis);
  }

  @Override
  public int floatsUntil(long untilMillis, long[] times, double[] values, int from) {
    SampleIterator samples = current;
    return kind == SampleKind.FLOAT && samples != null && deleted.isEmpty()
        ? samples.floatsUntil(Math.min(untilMillis, span.maxMillis()), times, values, from)
        : from;
  }

  /** Goes on from where it stands to a sample that is in the span and was not deleted. */
  private SampleKind kept(long soughtMillis) {
    long from = Math.max(soughtMillis, span.minMillis());
    while (true) {
      if (kind == SampleKind.NONE) {
        if (!openChunk(from)) {
          return kind;
        }
      } else if (timestampMillis() > span.maxMillis()) {
        nextChunk = chunks.size();
        current = null;
        kind = SampleKind.NONE;
        return kind;
      } else if (timestampMillis() < from) {
        kind = current == null ? SampleKind.NONE : current.seek(from);
      } else if (deleted.isEmpty() || !deleted.contains(timestampMillis())) {
        return kind;
      } else {
        kind = current == null ? SampleKind.NONE : current.next();
      }
    }
  }

  /** Opens the next chunk that reaches a time and steps on its first sample from there. */
  private boolean openChunk(long fromMillis) {
    while (nextChunk < chunks.size() && chunks.get(nextChunk).maxMillis() < fromMillis) {
      nextChunk++;
    }
    if (nextChunk == chunks.size()) {
      current = null;
      return false;
    }
    SampleIterator opened = block.chunk(chunks.get(nextChunk++)).samples();
    kind = opened.seek(fromMillis);
    current = opened;
    return true;
  }

  private boolean isKept() {
    long time = timestampMillis();
    return time >= span.minMillis() && time <= span.maxMillis() && !deleted.contains(time);
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
