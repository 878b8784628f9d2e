package io.freqwatch.promql.histogram;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;

/** A native histogram as Prometheus prints it: {@code {count:3, sum:2.5, (1,2]:3}}. */
public final class HistogramText {
  private HistogramText() {}

  /** The text; buckets that are empty are left out. */
  public static String of(FloatHistogram histogram) {
    StringBuilder text = new StringBuilder("{count:").append(GoNumber.format(histogram.count()));
    text.append(", sum:").append(GoNumber.format(histogram.sum()));
    for (HistogramBucket bucket : histogram.buckets()) {
      if (bucket.count() != 0) {
        text.append(", ").append(of(bucket));
      }
    }
    return text.append('}').toString();
  }

  private static String of(HistogramBucket bucket) {
    return (bucket.lowerIncluded() ? "[" : "(")
        + GoNumber.format(bucket.lower())
        + ","
        + GoNumber.format(bucket.upper())
        + (bucket.upperIncluded() ? "]:" : "):")
        + GoNumber.format(bucket.count());
  }
}
