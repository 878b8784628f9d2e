package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.StaleMarker;

/**
 * Integer counts: as changes of their change, buckets as the difference to the bucket before; the
 * sum as in {@link XorEncoder}.
 */
final class IntegerFields implements HistogramFields {
  private final ChangingLong count = new ChangingLong();
  private final ChangingLong zeroCount = new ChangingLong();
  private final ChangingLong[] positive;
  private final ChangingLong[] negative;
  private final XorWindow window = new XorWindow();
  private double sum;

  IntegerFields(HistogramLayout layout) {
    this.positive = ChangingLong.array(BucketSpans.count(layout.positiveSpans()));
    this.negative = ChangingLong.array(BucketSpans.count(layout.negativeSpans()));
  }

  @Override
  public void write(BitWriter out, boolean first, FloatHistogram histogram) {
    if (first) {
      writeFirst(out, histogram);
      return;
    }
    count.write(out, (long) histogram.count());
    zeroCount.write(out, (long) histogram.zeroCount());
    writeSum(out, histogram.sum());
    long before = 0;
    for (int i = 0; i < positive.length; i++) {
      long bucket = (long) histogram.positiveBuckets()[i];
      positive[i].write(out, bucket - before);
      before = bucket;
    }
    before = 0;
    for (int i = 0; i < negative.length; i++) {
      long bucket = (long) histogram.negativeBuckets()[i];
      negative[i].write(out, bucket - before);
      before = bucket;
    }
  }

  private void writeFirst(BitWriter out, FloatHistogram histogram) {
    count.value = (long) histogram.count();
    zeroCount.value = (long) histogram.zeroCount();
    sum = histogram.sum();
    Varbit.writeUnsigned(out, count.value);
    Varbit.writeUnsigned(out, zeroCount.value);
    out.writeDouble(sum);
    writeFirst(out, positive, histogram.positiveBuckets());
    writeFirst(out, negative, histogram.negativeBuckets());
  }

  private static void writeFirst(BitWriter out, ChangingLong[] buckets, double[] counts) {
    long before = 0;
    for (int i = 0; i < buckets.length; i++) {
      buckets[i].value = (long) counts[i] - before;
      Varbit.write(out, buckets[i].value);
      before = (long) counts[i];
    }
  }

  @Override
  public void writeStale(BitWriter out, boolean first) {
    out.write(0, 2);
    if (first) {
      sum = StaleMarker.VALUE;
      out.writeDouble(sum);
    } else {
      writeSum(out, StaleMarker.VALUE);
    }
  }

  private void writeSum(BitWriter out, double next) {
    window.write(out, next, sum);
    sum = next;
  }

  @Override
  public void read(BitReader in, boolean first) {
    if (first) {
      readFirst(in);
      return;
    }
    count.read(in);
    zeroCount.read(in);
    sum = window.read(in, sum);
    if (StaleMarker.is(sum)) {
      return;
    }
    for (ChangingLong bucket : positive) {
      bucket.read(in);
    }
    for (ChangingLong bucket : negative) {
      bucket.read(in);
    }
  }

  private void readFirst(BitReader in) {
    count.value = Varbit.readUnsigned(in);
    zeroCount.value = Varbit.readUnsigned(in);
    sum = in.readDouble();
    for (ChangingLong bucket : positive) {
      bucket.value = Varbit.read(in);
    }
    for (ChangingLong bucket : negative) {
      bucket.value = Varbit.read(in);
    }
  }

  @Override
  public double count() {
    return count.value;
  }

  @Override
  public double zeroCount() {
    return zeroCount.value;
  }

  @Override
  public double sum() {
    return sum;
  }

  @Override
  public double[] positiveBuckets() {
    return absolute(positive);
  }

  @Override
  public double[] negativeBuckets() {
    return absolute(negative);
  }

  private static double[] absolute(ChangingLong[] buckets) {
    double[] counts = new double[buckets.length];
    long current = 0;
    for (int i = 0; i < counts.length; i++) {
      current += buckets[i].value;
      counts[i] = current;
    }
    return counts;
  }
}
