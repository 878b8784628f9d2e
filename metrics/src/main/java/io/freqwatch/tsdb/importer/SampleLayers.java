package io.freqwatch.tsdb.importer;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.MergedSamples;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of a series in one block, encoded as they come. One that is older than the one before
 * goes into another layer; layers are merged at the end. Of samples of the same time the first that
 * came counts.
 */
final class SampleLayers {
  private static final class Layer {
    final ChunkBuilder chunks = new ChunkBuilder();
    long lastMillis = Long.MIN_VALUE;
  }

  private final List<Layer> layers = new ArrayList<>(1);

  void add(long millis, double value) {
    layer(millis).chunks.add(millis, value);
  }

  void add(long millis, FloatHistogram histogram) {
    layer(millis).chunks.add(millis, histogram);
  }

  private Layer layer(long millis) {
    for (Layer layer : layers) {
      if (layer.lastMillis < millis) {
        layer.lastMillis = millis;
        return layer;
      }
    }
    Layer added = new Layer();
    added.lastMillis = millis;
    layers.add(added);
    return added;
  }

  List<TimedChunk> finish() {
    if (layers.size() == 1) {
      return layers.getFirst().chunks.finish();
    }
    List<SampleIterator> iterators = new ArrayList<>();
    for (Layer layer : layers) {
      iterators.add(new ChunkChain(layer.chunks.finish()));
    }
    ChunkBuilder merged = new ChunkBuilder();
    SampleIterator samples = MergedSamples.of(iterators);
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      merged.add(kind, samples);
    }
    return merged.finish();
  }
}
