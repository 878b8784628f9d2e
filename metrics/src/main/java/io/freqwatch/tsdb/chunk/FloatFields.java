package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.StaleMarker;

/** Float counts: each as what differs from the one before; buckets as absolute counts. */
final class FloatFields implements HistogramFields {
  private final XorDouble count = new XorDouble();
  private final XorDouble zeroCount = new XorDouble();
  private final XorDouble sum = new XorDouble();
  private final XorDouble[] positive;
  private final XorDouble[] negative;

  FloatFields(HistogramLayout layout) {
    this.positive = XorDouble.array(BucketSpans.count(layout.positiveSpans()));
    this.negative = XorDouble.array(BucketSpans.count(layout.negativeSpans()));
  }

  @Override
  public void write(BitWriter out, boolean first, FloatHistogram histogram) {
    count.write(out, first, histogram.count());
    zeroCount.write(out, first, histogram.zeroCount());
    sum.write(out, first, histogram.sum());
    for (int i = 0; i < positive.length; i++) {
      positive[i].write(out, first, histogram.positiveBuckets()[i]);
    }
    for (int i = 0; i < negative.length; i++) {
      negative[i].write(out, first, histogram.negativeBuckets()[i]);
    }
  }

  @Override
  public void writeStale(BitWriter out, boolean first) {
    count.write(out, first, 0);
    zeroCount.write(out, first, 0);
    sum.write(out, first, StaleMarker.VALUE);
  }

  @Override
  public void read(BitReader in, boolean first) {
    count.read(in, first);
    zeroCount.read(in, first);
    sum.read(in, first);
    if (!first && StaleMarker.is(sum.value)) {
      return;
    }
    for (XorDouble bucket : positive) {
      bucket.read(in, first);
    }
    for (XorDouble bucket : negative) {
      bucket.read(in, first);
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
    return sum.value;
  }

  @Override
  public double[] positiveBuckets() {
    return values(positive);
  }

  @Override
  public double[] negativeBuckets() {
    return values(negative);
  }

  private static double[] values(XorDouble[] buckets) {
    double[] counts = new double[buckets.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = buckets[i].value;
    }
    return counts;
  }
}
