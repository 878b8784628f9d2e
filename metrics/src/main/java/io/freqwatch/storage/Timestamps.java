package io.freqwatch.storage;

import java.util.Arrays;

/** The times of a chunk's samples, in milliseconds, strictly ascending. Immutable. */
sealed interface Timestamps {
  long at(int index);

  /** What its array holds. */
  int bytes();

  /** One every {@code interval} milliseconds. */
  record Regular(long start, int interval) implements Timestamps {
    @Override
    public long at(int index) {
      return start + (long) index * interval;
    }

    @Override
    public int bytes() {
      return 0;
    }
  }

  /** Each a little off a regular time, as scrapes on a busy machine are. */
  record Jittered(long start, int interval, byte[] deviations) implements Timestamps {
    @Override
    public long at(int index) {
      return start + (long) index * interval + deviations[index];
    }

    @Override
    public int bytes() {
      return deviations.length;
    }
  }

  /** Each at its own distance from the start; the array may be longer than the chunk. */
  record Irregular(long start, int[] offsets) implements Timestamps {
    @Override
    public long at(int index) {
      return start + offsets[index];
    }

    @Override
    public int bytes() {
      return Integer.BYTES * offsets.length;
    }
  }

  /** The smallest form of the first {@code count} offsets from a start; at least two of them. */
  static Timestamps compress(long start, int[] offsets, int count) {
    int interval = Math.round((float) offsets[count - 1] / (count - 1));
    byte[] deviations = new byte[count];
    for (int i = 0; i < count; i++) {
      long deviation = offsets[i] - (long) i * interval;
      if (deviation != (byte) deviation) {
        return new Irregular(start, Arrays.copyOf(offsets, count));
      }
      deviations[i] = (byte) deviation;
    }
    return new Jittered(start, interval, deviations);
  }
}
