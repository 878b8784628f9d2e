package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import java.util.List;

/** The buckets of histograms beside each other. */
final class BucketCounts {
  private BucketCounts() {}

  /** Whether a bucket counts less in the next histogram than in the last, or is gone. */
  static boolean anyFell(FloatHistogram last, FloatHistogram next) {
    return anyFell(
            BucketSpans.numbers(last.positiveSpans()),
            last.positiveBuckets(),
            BucketSpans.numbers(next.positiveSpans()),
            next.positiveBuckets())
        || anyFell(
            BucketSpans.numbers(last.negativeSpans()),
            last.negativeBuckets(),
            BucketSpans.numbers(next.negativeSpans()),
            next.negativeBuckets());
  }

  private static boolean anyFell(int[] old, double[] oldCounts, int[] now, double[] nowCounts) {
    int at = 0;
    for (int i = 0; i < old.length; i++) {
      while (at < now.length && now[at] < old[i]) {
        at++;
      }
      double count = at < now.length && now[at] == old[i] ? nowCounts[at] : 0;
      if (count < oldCounts[i]) {
        return true;
      }
    }
    return false;
  }

  /** The same histogram with more buckets, which are empty. */
  static FloatHistogram with(
      FloatHistogram histogram, List<Span> positiveSpans, List<Span> negativeSpans) {
    return new FloatHistogram(
        histogram.counterResetHint(),
        histogram.schema(),
        histogram.zeroThreshold(),
        histogram.zeroCount(),
        histogram.count(),
        histogram.sum(),
        positiveSpans,
        negativeSpans,
        BucketSpans.spread(
            histogram.positiveBuckets(),
            BucketSpans.numbers(histogram.positiveSpans()),
            BucketSpans.numbers(positiveSpans)),
        BucketSpans.spread(
            histogram.negativeBuckets(),
            BucketSpans.numbers(histogram.negativeSpans()),
            BucketSpans.numbers(negativeSpans)),
        histogram.customValues(),
        histogram.integerCounts());
  }
}
