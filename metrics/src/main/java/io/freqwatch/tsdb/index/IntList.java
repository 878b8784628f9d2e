package io.freqwatch.tsdb.index;

import java.util.Arrays;

/** Numbers in the order they were added. */
final class IntList {
  private int[] numbers = new int[2];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + size / 2 + 1);
    }
    numbers[size++] = number;
  }

  int at(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
