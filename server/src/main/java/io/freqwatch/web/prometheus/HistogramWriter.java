package io.freqwatch.web.prometheus;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import java.io.IOException;

/** Writes a native histogram: count, sum, and each bucket that counts something. */
final class HistogramWriter {
  private static final int LOWER_OPEN = 0;
  private static final int UPPER_OPEN = 1;
  private static final int BOTH_OPEN = 2;
  private static final int BOTH_CLOSED = 3;

  private HistogramWriter() {}

  static void write(FloatHistogram histogram, JsonWriter json) throws IOException {
    json.raw("{\"count\":").sample(histogram.count());
    json.raw(",\"sum\":").sample(histogram.sum());
    String before = ",\"buckets\":[";
    for (HistogramBucket bucket : histogram.buckets()) {
      if (bucket.count() != 0) {
        json.raw(before);
        write(bucket, json);
        before = ",";
      }
    }
    json.raw(before.equals(",") ? "]}" : "}");
  }

  private static void write(HistogramBucket bucket, JsonWriter json) throws IOException {
    json.raw("[").raw(String.valueOf(boundaries(bucket))).raw(",");
    json.sample(bucket.lower()).raw(",");
    json.sample(bucket.upper()).raw(",");
    json.sample(bucket.count()).raw("]");
  }

  private static int boundaries(HistogramBucket bucket) {
    if (bucket.lowerIncluded()) {
      return bucket.upperIncluded() ? BOTH_CLOSED : UPPER_OPEN;
    }
    return bucket.upperIncluded() ? LOWER_OPEN : BOTH_OPEN;
  }
}
