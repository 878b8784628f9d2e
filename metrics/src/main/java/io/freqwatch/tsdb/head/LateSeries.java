package io.freqwatch.tsdb.head;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.MergedSamples;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.block.TimeSpans;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.ArrayList;
import java.util.List;

/**
 * The late samples of a series on their way into blocks.
 *
 * @param chunks may overlap each other
 */
record LateSeries(long reference, Labels labels, List<TimedChunk> chunks, TimeSpans deleted) {
  /** What lies within a span, both ends included, and was not deleted. */
  SampleIterator samples(long minMillis, long maxMillis) {
    List<SampleIterator> layers = new ArrayList<>();
    for (ChunkLayer layer : ChunkLayer.of(chunks)) {
      layers.add(new ChunkedSamples(layer, minMillis, maxMillis));
    }
    return UndeletedSamples.of(MergedSamples.of(layers), deleted);
  }

  List<TimedChunk> encoded(long minMillis, long maxMillis) {
    ChunkBuilder builder = new ChunkBuilder();
    SampleIterator samples = samples(minMillis, maxMillis);
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      builder.add(kind, samples);
    }
    return builder.finish();
  }
}
