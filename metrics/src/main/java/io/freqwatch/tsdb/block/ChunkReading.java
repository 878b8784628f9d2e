package io.freqwatch.tsdb.block;

import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.chunk.Chunk;
import io.freqwatch.tsdb.index.ChunkMeta;
import java.util.Optional;

/** How chunks are read where blocks are merged. */
enum ChunkReading {
  /** A damaged chunk ends the merge. */
  STRICT,
  /** A damaged chunk is left out. */
  SALVAGING;

  Optional<Chunk> read(Block block, ChunkMeta meta) {
    try {
      return Optional.of(block.chunk(meta));
    } catch (StorageException.Corrupt e) {
      if (this == STRICT) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
