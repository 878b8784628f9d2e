package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spans of buckets as the numbers of the buckets in them, and back. */
final class BucketSpans {
  private BucketSpans() {}

  /** How many buckets are in some spans. */
  static int count(List<Span> spans) {
    int count = 0;
    for (Span span : spans) {
      count += span.length();
    }
    return count;
  }

  static int[] numbers(List<Span> spans) {
    int[] numbers = new int[count(spans)];
    int at = 0;
    int number = 0;
    for (Span span : spans) {
      number += span.offset();
      for (int i = 0; i < span.length(); i++) {
        numbers[at++] = number++;
      }
    }
    return numbers;
  }

  /** The fewest spans that hold some buckets. */
  static List<Span> of(int[] numbers) {
    List<Span> spans = new ArrayList<>();
    int end = 0;
    int from = 0;
    while (from < numbers.length) {
      int to = from + 1;
      while (to < numbers.length && numbers[to] == numbers[to - 1] + 1) {
        to++;
      }
      spans.add(new Span(numbers[from] - end, to - from));
      end = numbers[to - 1] + 1;
      from = to;
    }
    return spans;
  }

  /** The buckets of both, in order, each once. */
  static int[] union(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return Arrays.stream(all).sorted().distinct().toArray();
  }

  /**
   * Counts of some buckets as counts of more buckets, 0 in those that were missing.
   *
   * @param to holds all of {@code from}
   */
  static double[] spread(double[] counts, int[] from, int[] to) {
    if (from.length == to.length) {
      return counts;
    }
    double[] spread = new double[to.length];
    int at = 0;
    for (int i = 0; i < from.length; i++) {
      while (to[at] != from[i]) {
        at++;
      }
      spread[at] = counts[i];
    }
    return spread;
  }
}
