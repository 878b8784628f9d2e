package io.freqwatch.tsdb.head;

import io.freqwatch.tsdb.chunk.Chunk;

/** Chunks in the order of their times, none overlapping another. */
interface ChunkSequence {
  int chunkCount();

  /** Time of the first sample of a chunk. */
  long minOf(int index);

  /** Time of the last sample of a chunk. */
  long maxOf(int index);

  Chunk chunk(int index);
}
