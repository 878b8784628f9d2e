package io.freqwatch.model;

import io.freqwatch.model.FloatHistogram.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers the buckets of one side of a native histogram into as few spans as can be. Used by one
 * thread.
 */
public final class BucketSpans {
  private final int largestGap;
  private final List<Span> spans = new ArrayList<>();
  private double[] counts = new double[8];
  private int size;
  private int behindLast;

  /**
   * @param largestGap how many empty buckets in a row are kept to spare another span
   */
  public BucketSpans(int largestGap) {
    this.largestGap = largestGap;
  }

  /** Adds to a bucket; the indexes do not descend. An empty bucket is left out. */
  public void add(int index, double count) {
    if (count == 0) {
      return;
    }
    if (size > 0 && index == behindLast - 1) {
      counts[size - 1] += count;
      return;
    }
    open(index - behindLast);
    put(count);
    behindLast = index + 1;
  }

  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** A count for each bucket of the spans; the caller's. */
  public double[] counts() {
    return Arrays.copyOf(counts, size);
  }

  /** Makes room for a bucket behind a gap. */
  private void open(int gap) {
    if (size == 0 || gap > largestGap) {
      spans.add(new Span(gap, 1));
      return;
    }
    Span last = spans.removeLast();
    spans.add(new Span(last.offset(), last.length() + gap + 1));
    for (int i = 0; i < gap; i++) {
      put(0);
    }
  }

  private void put(double count) {
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, size * 2);
    }
    counts[size++] = count;
  }
}
