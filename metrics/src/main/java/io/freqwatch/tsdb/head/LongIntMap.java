package io.freqwatch.tsdb.head;

import java.util.Arrays;

/** From a positive number to a number of at least zero, in two arrays. Used under a lock. */
final class LongIntMap {
  static final int ABSENT = -1;

  private static final long EMPTY = 0;
  private static final long REMOVED = -1;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int filled;
  private int size;

  int get(long key) {
    for (int i = index(key); keys[i] != EMPTY; i = i + 1 & keys.length - 1) {
      if (keys[i] == key) {
        return values[i];
      }
    }
    return ABSENT;
  }

  void put(long key, int value) {
    if (filled * 3 >= keys.length * 2) {
      rebuild();
    }
    int at = index(key);
    while (keys[at] != EMPTY && keys[at] != key) {
      at = at + 1 & keys.length - 1;
    }
    if (keys[at] == EMPTY) {
      filled++;
      size++;
    }
    keys[at] = key;
    values[at] = value;
  }

  void remove(long key) {
    for (int i = index(key); keys[i] != EMPTY; i = i + 1 & keys.length - 1) {
      if (keys[i] == key) {
        keys[i] = REMOVED;
        size--;
        return;
      }
    }
  }

  /** All keys, in no order. */
  long[] keys() {
    return Arrays.stream(keys).filter(key -> key > 0).toArray();
  }

  private int index(long key) {
    return (int) (key * MIX >>> 40) & keys.length - 1;
  }

  private void rebuild() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    int length = Math.max(64, Integer.highestOneBit(Math.max(1, size)) * 4);
    keys = new long[length];
    values = new int[length];
    Arrays.fill(keys, EMPTY);
    filled = 0;
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] > 0) {
        put(oldKeys[i], oldValues[i]);
      }
    }
  }
}
