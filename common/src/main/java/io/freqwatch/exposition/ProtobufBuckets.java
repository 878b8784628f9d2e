package io.freqwatch.exposition;

import io.freqwatch.model.BucketSpans;
import java.util.Arrays;

/**
 * One side of a native histogram as protobuf carries it: spans, and a difference or a count for
 * each of their buckets. Used by one thread, and again for other histograms.
 */
final class ProtobufBuckets {
  private int[] offsets = new int[8];
  private long[] lengths = new long[8];
  private int spanCount;
  private double[] counts = new double[16];
  private int count;
  private long last;

  void clear() {
    spanCount = 0;
    count = 0;
    last = 0;
  }

  boolean hasSpans() {
    return spanCount > 0;
  }

  void addSpan(ProtobufReader in, int from, int to) {
    in.requireFew(spanCount, "spans");
    if (spanCount == offsets.length) {
      offsets = Arrays.copyOf(offsets, spanCount * 2);
      lengths = Arrays.copyOf(lengths, spanCount * 2);
    }
    int offset = 0;
    long length = 0;
    in.enter(from, to);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> offset = (int) in.signed();
        case 2 -> length = in.integer();
        default -> {} // a field of a later version
      }
    }
    offsets[spanCount] = offset;
    lengths[spanCount++] = length;
  }

  /** Adds a bucket by how it differs from the one before. */
  void addDifference(ProtobufReader in, long difference) {
    last += difference;
    addCount(in, last);
  }

  void addCount(ProtobufReader in, double value) {
    in.requireFew(count, "buckets");
    if (count == counts.length) {
      counts = Arrays.copyOf(counts, count * 2);
    }
    counts[count++] = value;
  }

  /**
   * The buckets in their smallest form.
   *
   * @param merges how often pairs of neighbours become one, for a coarser schema
   * @param at where the histogram lies, for errors
   * @throws ExpositionSyntaxException where spans and buckets do not fit together
   */
  BucketSpans compact(int merges, int at) {
    BucketSpans compact = new BucketSpans(0);
    long index = 0;
    int bucket = 0;
    for (int i = 0; i < spanCount; i++) {
      require(i == 0 || offsets[i] >= 0, at, "has a span whose offset is negative");
      require(lengths[i] >= 0 && lengths[i] <= count - bucket, at, "has fewer buckets than spans");
      index += offsets[i];
      for (long left = lengths[i]; left > 0; left--) {
        compact.add((int) (merges == 0 ? index : ((index - 1) >> merges) + 1), counts[bucket++]);
        index++;
      }
      require(index <= Integer.MAX_VALUE, at, "has a bucket beyond all numbers");
    }
    require(bucket == count, at, "has more buckets than its spans say");
    return compact;
  }

  private static void require(boolean holds, int at, String what) {
    if (!holds) {
      throw ExpositionSyntaxException.atByte(at, "the native histogram " + what);
    }
  }
}
