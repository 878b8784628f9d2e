package io.freqwatch.exposition;

import io.freqwatch.model.BucketSpans;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;

/**
 * A message {@code Histogram}: classic buckets, native ones, or both. Used by one thread, and again
 * for other messages.
 */
final class ProtobufHistogram {
  /** The finest schema that the specification sets aside for exponential buckets. */
  private static final int FINEST_KNOWN = 52;

  private static final double[] NO_CUSTOM_VALUES = {};

  private final ProtobufReader parts;
  private final ProtobufBuckets positive = new ProtobufBuckets();
  private final ProtobufBuckets negative = new ProtobufBuckets();
  private int at;
  private double count;
  private double countFloat;
  private double sum;
  private int schema;
  private double zeroThreshold;
  private double zeroCount;
  private double zeroCountFloat;
  private double[] bounds = new double[16];
  private double[] cumulative = new double[16];
  private int[] exemplars = new int[16];
  private int classicCount;

  ProtobufHistogram(byte[] bytes) {
    this.parts = new ProtobufReader(bytes);
  }

  /** Reads the fields of the message that another reader has entered. */
  void read(ProtobufReader in, ProtobufExemplars nativeExemplars) {
    clear(in.position());
    while (in.next()) {
      switch (in.field()) {
        case 1 -> count = ProtobufNumbers.unsigned(in.integer());
        case 2 -> sum = in.number();
        case 3 -> addClassic(in.start(), in.stop());
        case 4 -> countFloat = in.number();
        case 5 -> schema = (int) in.signed();
        case 6 -> zeroThreshold = in.number();
        case 7 -> zeroCount = ProtobufNumbers.unsigned(in.integer());
        case 8 -> zeroCountFloat = in.number();
        case 9 -> negative.addSpan(parts, in.start(), in.stop());
        case 10 -> addDifferences(in, negative);
        case 11 -> addCounts(in, negative);
        case 12 -> positive.addSpan(parts, in.start(), in.stop());
        case 13 -> addDifferences(in, positive);
        case 14 -> addCounts(in, positive);
        case 15 ->
            nativeExemplars.start(ProtobufNumbers.millis(parts.enter(in.start(), in.stop())));
        case 16 -> nativeExemplars.add(in.start(), in.stop());
        default -> {} // a field of a later version
      }
    }
  }

  /** Whether it carries native buckets, or says that it would. */
  boolean isNative() {
    return positive.hasSpans() || negative.hasSpans() || zeroThreshold > 0 || zeroCount > 0;
  }

  double count() {
    return countFloat == 0 ? count : countFloat;
  }

  double sum() {
    return sum;
  }

  /** How many classic buckets there are. */
  int classicCount() {
    return classicCount;
  }

  /** The same up to the infinite one, which is added where it is missing. */
  int boundCount() {
    for (int i = 0; i < classicCount; i++) {
      if (bounds[i] == Double.POSITIVE_INFINITY) {
        return i + 1;
      }
    }
    return classicCount + 1;
  }

  double boundOrInfinity(int index) {
    return index < classicCount ? bounds[index] : Double.POSITIVE_INFINITY;
  }

  double cumulativeOrCount(int index) {
    return index < classicCount ? cumulative[index] : count();
  }

  /** Offset of the first byte of a classic bucket's exemplar; 0 where it has none. */
  int exemplarStart(int index) {
    return exemplars[2 * index];
  }

  int exemplarStop(int index) {
    return exemplars[2 * index + 1];
  }

  /** The native buckets; those finer than can be stored are merged. */
  FloatHistogram toNative(boolean gauge) {
    boolean floats = countFloat > 0 || zeroCountFloat > 0;
    int merges = schema > FINEST_KNOWN ? 0 : Math.max(0, schema - FloatHistogram.MAX_SCHEMA);
    BucketSpans above = positive.compact(merges, at);
    BucketSpans below = negative.compact(merges, at);
    return new FloatHistogram(
        gauge ? CounterResetHint.GAUGE : CounterResetHint.UNKNOWN,
        schema - merges,
        zeroThreshold,
        floats ? zeroCountFloat : zeroCount,
        floats ? countFloat : count,
        sum,
        above.spans(),
        below.spans(),
        above.counts(),
        below.counts(),
        NO_CUSTOM_VALUES,
        !floats);
  }

  private void clear(int begin) {
    at = begin;
    count = 0;
    countFloat = 0;
    sum = 0;
    schema = 0;
    zeroThreshold = 0;
    zeroCount = 0;
    zeroCountFloat = 0;
    classicCount = 0;
    positive.clear();
    negative.clear();
  }

  private void addClassic(int from, int to) {
    parts.requireFew(classicCount, "buckets");
    if (classicCount == bounds.length) {
      bounds = Arrays.copyOf(bounds, classicCount * 2);
      cumulative = Arrays.copyOf(cumulative, classicCount * 2);
    }
    if (2 * classicCount + 1 >= exemplars.length) {
      exemplars = Arrays.copyOf(exemplars, exemplars.length * 2);
    }
    int index = classicCount++;
    bounds[index] = 0;
    cumulative[index] = 0;
    exemplars[2 * index] = 0;
    readClassic(index, parts.enter(from, to));
  }

  private void readClassic(int index, ProtobufReader in) {
    double inFloat = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> cumulative[index] = ProtobufNumbers.unsigned(in.integer());
        case 2 -> bounds[index] = in.number();
        case 3 -> {
          exemplars[2 * index] = in.start();
          exemplars[2 * index + 1] = in.stop();
        }
        case 4 -> inFloat = in.number();
        default -> {} // a field of a later version
      }
    }
    cumulative[index] = inFloat == 0 ? cumulative[index] : inFloat;
  }

  private void addDifferences(ProtobufReader in, ProtobufBuckets to) {
    if (!in.isDelimited()) {
      to.addDifference(in, in.signed());
      return;
    }
    parts.enter(in.start(), in.stop());
    while (!parts.atEnd()) {
      to.addDifference(parts, parts.packedSigned());
    }
  }

  private void addCounts(ProtobufReader in, ProtobufBuckets to) {
    if (!in.isDelimited()) {
      to.addCount(in, in.number());
      return;
    }
    parts.enter(in.start(), in.stop());
    while (!parts.atEnd()) {
      to.addCount(parts, parts.packedNumber());
    }
  }
}
