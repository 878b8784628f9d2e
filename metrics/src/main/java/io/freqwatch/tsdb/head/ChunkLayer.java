package io.freqwatch.tsdb.head;

import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.chunk.TimedChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Some of the chunks of late samples, one behind the other. */
record ChunkLayer(List<TimedChunk> chunks) implements ChunkSequence {
  /** Chunks that may overlap each other in as few layers as can be. */
  static List<ChunkLayer> of(List<TimedChunk> chunks) {
    List<ChunkLayer> layers = new ArrayList<>();
    chunks.stream()
        .sorted(Comparator.comparingLong(TimedChunk::minMillis))
        .forEach(chunk -> layerFor(chunk, layers).chunks.add(chunk));
    return layers;
  }

  private static ChunkLayer layerFor(TimedChunk chunk, List<ChunkLayer> layers) {
    for (ChunkLayer layer : layers) {
      if (layer.chunks.getLast().maxMillis() < chunk.minMillis()) {
        return layer;
      }
    }
    ChunkLayer added = new ChunkLayer(new ArrayList<>());
    layers.add(added);
    return added;
  }

  @Override
  public int chunkCount() {
    return chunks.size();
  }

  @Override
  public long minOf(int index) {
    return chunks.get(index).minMillis();
  }

  @Override
  public long maxOf(int index) {
    return chunks.get(index).maxMillis();
  }

  @Override
  public Chunk chunk(int index) {
    return chunks.get(index).chunk();
  }
}
