package io.freqwatch.tsdb.head;

import java.util.Arrays;

/** Numbers, the last one out first. Used under a lock. */
final class IntStack {
  private int[] numbers = new int[16];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void push(int number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count * 2);
    }
    numbers[count++] = number;
  }

  int pop() {
    return numbers[--count];
  }
}
