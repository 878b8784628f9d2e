package io.freqwatch.tsdb.index;

import java.util.Arrays;
import java.util.List;

/** Operations on lists of series references: ascending, each once. */
public final class Postings {
  public static final int[] NONE = {};

  /** From this ratio of lengths on, looking up is cheaper than walking along. */
  private static final int GALLOP_FROM = 16;

  private Postings() {}

  /** What is in both lists. */
  public static int[] intersect(int[] a, int[] b) {
    if (a.length > b.length) {
      return intersect(b, a);
    }
    return (long) a.length * GALLOP_FROM < b.length ? gallop(a, b) : walk(a, b);
  }

  private static int[] walk(int[] a, int[] b) {
    int[] both = new int[a.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      int order = Integer.compare(a[i], b[j]);
      if (order == 0) {
        both[count++] = a[i];
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return Arrays.copyOf(both, count);
  }

  private static int[] gallop(int[] few, int[] many) {
    int[] both = new int[few.length];
    int count = 0;
    int from = 0;
    for (int number : few) {
      from = atOrAfter(many, from, number);
      if (from == many.length) {
        break;
      }
      if (many[from] == number) {
        both[count++] = number;
      }
    }
    return Arrays.copyOf(both, count);
  }

  /** Index of the first number from an index on that is not less than one; length where none is. */
  static int atOrAfter(int[] list, int from, int number) {
    int step = 1;
    int below = from;
    while (below + step < list.length && list[below + step] < number) {
      below += step;
      step *= 2;
    }
    int at = Arrays.binarySearch(list, below, Math.min(below + step + 1, list.length), number);
    return at >= 0 ? at : -at - 1;
  }

  /** Those of {@code a} that are not in {@code b}. */
  public static int[] subtract(int[] a, int[] b) {
    int[] rest = new int[a.length];
    int count = 0;
    int j = 0;
    for (int number : a) {
      j = j < b.length ? atOrAfter(b, j, number) : j;
      if (j == b.length || b[j] != number) {
        rest[count++] = number;
      }
    }
    return Arrays.copyOf(rest, count);
  }

  /** What is in any of some lists. */
  public static int[] union(List<int[]> lists) {
    if (lists.size() == 1) {
      return lists.getFirst();
    }
    int[] all = new int[lists.stream().mapToInt(list -> list.length).sum()];
    int at = 0;
    for (int[] list : lists) {
      System.arraycopy(list, 0, all, at, list.length);
      at += list.length;
    }
    Arrays.sort(all);
    return distinct(all);
  }

  private static int[] distinct(int[] sorted) {
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return count == sorted.length ? sorted : Arrays.copyOf(sorted, count);
  }
}
