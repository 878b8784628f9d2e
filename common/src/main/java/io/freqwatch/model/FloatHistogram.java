package io.freqwatch.model;

import java.util.Arrays;
import java.util.List;

/**
 * One sample of a native histogram, with counts as floating point numbers (Prometheus
 * model/histogram, native_histograms specification). Bucket {@code i} of an exponential schema ends
 * at {@code 2^(i * 2^-schema)}; those of {@link #CUSTOM_BUCKETS} end at the custom values, the last
 * one at infinity.
 *
 * <p>A value: what it holds is not written to after it was made, neither by who made it nor by who
 * reads it. Arrays are handed over, not copied. Making one checks nothing; {@link #requireValid}
 * does.
 *
 * @param schema -4 to 8 for exponential buckets, {@link #CUSTOM_BUCKETS} for custom ones
 * @param zeroThreshold width of the zero bucket to each side
 * @param positiveSpans runs of positive buckets
 * @param positiveBuckets how much each bucket of the spans counts, not differences
 * @param customValues upper bounds of custom buckets, ascending, without the infinite one
 * @param integerCounts whether it came as an integer histogram; storage then codes it as such
 */
public record FloatHistogram(
    CounterResetHint counterResetHint,
    int schema,
    double zeroThreshold,
    double zeroCount,
    double count,
    double sum,
    List<Span> positiveSpans,
    List<Span> negativeSpans,
    double[] positiveBuckets,
    double[] negativeBuckets,
    double[] customValues,
    boolean integerCounts) {
  /** The schema of histograms that name the bounds of their buckets. */
  public static final int CUSTOM_BUCKETS = -53;

  public static final int MIN_SCHEMA = -4;
  public static final int MAX_SCHEMA = 8;

  /**
   * A run of consecutive buckets.
   *
   * @param offset gap to the span before it; of the first span the index of its first bucket
   */
  public record Span(int offset, int length) {}

  public FloatHistogram {
    positiveSpans = List.copyOf(positiveSpans);
    negativeSpans = List.copyOf(negativeSpans);
  }

  /** How many buckets the spans name. */
  public int bucketCount() {
    return positiveBuckets.length + negativeBuckets.length;
  }

  /**
   * The same observations in the wider buckets of a coarser exponential schema. It must be valid.
   */
  public FloatHistogram atSchema(int coarser) {
    BucketSpans above = merged(positiveSpans, positiveBuckets, schema - coarser);
    BucketSpans below = merged(negativeSpans, negativeBuckets, schema - coarser);
    return new FloatHistogram(
        counterResetHint,
        coarser,
        zeroThreshold,
        zeroCount,
        count,
        sum,
        above.spans(),
        below.spans(),
        above.counts(),
        below.counts(),
        customValues,
        integerCounts);
  }

  private static BucketSpans merged(List<Span> spans, double[] buckets, int merges) {
    BucketSpans merged = new BucketSpans(0);
    int index = 0;
    int position = 0;
    for (Span span : spans) {
      index += span.offset();
      for (int i = 0; i < span.length(); i++) {
        merged.add(((index - 1) >> merges) + 1, buckets[position++]);
        index++;
      }
    }
    return merged;
  }

  /** Whether the schema is the one of custom buckets. */
  public boolean hasCustomBuckets() {
    return schema == CUSTOM_BUCKETS;
  }

  /**
   * All buckets that the histogram names, the zero bucket included where it counts something, from
   * the lowest to the highest. Those that reach into the zero bucket end where it begins.
   */
  public List<HistogramBucket> buckets() {
    return HistogramBucket.of(this);
  }

  /**
   * Checks what a storage relies on: as many buckets as the spans say, no negative offset behind
   * the first span, no negative count, bounds in order, a count that covers the buckets.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public void requireValid() {
    HistogramCheck.check(this);
  }

  /** One of the same kind of buckets that has counted nothing, as after a reset. */
  public FloatHistogram emptied() {
    return new FloatHistogram(
        CounterResetHint.RESET,
        schema,
        zeroThreshold,
        0,
        0,
        0,
        List.of(),
        List.of(),
        new double[0],
        new double[0],
        customValues,
        integerCounts);
  }

  /** The same with another hint. */
  public FloatHistogram withCounterResetHint(CounterResetHint hint) {
    return hint == counterResetHint
        ? this
        : new FloatHistogram(
            hint,
            schema,
            zeroThreshold,
            zeroCount,
            count,
            sum,
            positiveSpans,
            negativeSpans,
            positiveBuckets,
            negativeBuckets,
            customValues,
            integerCounts);
  }

  /** Equal bit by bit, so that a stale marker equals only a stale marker. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FloatHistogram that
        && counterResetHint == that.counterResetHint
        && schema == that.schema
        && integerCounts == that.integerCounts
        && Arrays.equals(scalars(), that.scalars())
        && positiveSpans.equals(that.positiveSpans)
        && negativeSpans.equals(that.negativeSpans)
        && Arrays.equals(bits(positiveBuckets), bits(that.positiveBuckets))
        && Arrays.equals(bits(negativeBuckets), bits(that.negativeBuckets))
        && Arrays.equals(bits(customValues), bits(that.customValues));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scalars()) + Arrays.hashCode(bits(positiveBuckets));
  }

  /** For people, in the manner of Prometheus: {@code {count:3, sum:2.5, [-0.001,0.001]:1, ...}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{count:" + count + ", sum:" + sum);
    for (HistogramBucket bucket : buckets()) {
      text.append(", ").append(bucket);
    }
    return text.append('}').toString();
  }

  private long[] scalars() {
    return bits(new double[] {zeroThreshold, zeroCount, count, sum});
  }

  private static long[] bits(double[] values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(values[i]);
    }
    return bits;
  }
}
