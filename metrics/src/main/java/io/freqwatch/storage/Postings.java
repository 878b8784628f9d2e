package io.freqwatch.storage;

import java.util.Arrays;

/** Series numbers in ascending order, each once; a growing list and the set operations on it. */
final class Postings {
  static final int[] NONE = {};

  private int[] numbers = new int[1];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, count);
  }

  void add(int number) {
    int at = count;
    if (count > 0 && numbers[count - 1] >= number) {
      at = Arrays.binarySearch(numbers, 0, count, number);
      if (at >= 0) {
        return;
      }
      at = -at - 1;
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count + Math.max(1, count / 2));
    }
    System.arraycopy(numbers, at, numbers, at + 1, count - at);
    numbers[at] = number;
    count++;
  }

  void remove(int number) {
    int at = Arrays.binarySearch(numbers, 0, count, number);
    if (at >= 0) {
      System.arraycopy(numbers, at + 1, numbers, at, count - at - 1);
      count--;
    }
  }

  int removeLast() {
    return numbers[--count];
  }

  static int[] intersect(int[] a, int[] b) {
    int[] both = new int[Math.min(a.length, b.length)];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        both[count++] = a[i];
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return Arrays.copyOf(both, count);
  }

  /** Those of {@code a} that are not in {@code b}. */
  static int[] subtract(int[] a, int[] b) {
    int[] rest = new int[a.length];
    int count = 0;
    int j = 0;
    for (int number : a) {
      while (j < b.length && b[j] < number) {
        j++;
      }
      if (j == b.length || b[j] != number) {
        rest[count++] = number;
      }
    }
    return Arrays.copyOf(rest, count);
  }

  /** All numbers of some lists that share none with each other. */
  static int[] union(Iterable<Postings> lists) {
    int total = 0;
    for (Postings list : lists) {
      total += list.count;
    }
    int[] all = new int[total];
    int at = 0;
    for (Postings list : lists) {
      System.arraycopy(list.numbers, 0, all, at, list.count);
      at += list.count;
    }
    Arrays.sort(all);
    return all;
  }
}
