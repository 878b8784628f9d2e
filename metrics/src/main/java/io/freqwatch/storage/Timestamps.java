package io.freqwatch.storage;

/** The times of a chunk's samples, in milliseconds, strictly ascending. Immutable. */
sealed interface Timestamps {
  long at(int index);

  /** One every {@code interval} milliseconds. */
  record Regular(long start, int interval) implements Timestamps {
    @Override
    public long at(int index) {
      return start + (long) index * interval;
    }
  }

  /** Each at its own distance from the start; the array may be longer than the chunk. */
  record Irregular(long start, int[] offsets) implements Timestamps {
    @Override
    public long at(int index) {
      return start + offsets[index];
    }
  }
}
