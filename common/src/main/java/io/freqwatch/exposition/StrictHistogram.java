package io.freqwatch.exposition;

import org.jspecify.annotations.Nullable;

/** The buckets, count and sum of one point of a histogram, judged strictly. */
final class StrictHistogram {
  private final boolean gauge;
  private final OpenMetricsParser parser;
  private double lastBound = Double.NEGATIVE_INFINITY;
  private double lastCount;
  private boolean negativeBounds;
  private boolean begun;
  private @Nullable Double count;
  private @Nullable Double sum;

  StrictHistogram(boolean gauge, OpenMetricsParser parser) {
    this.gauge = gauge;
    this.parser = parser;
  }

  void add(StrictSample sample) {
    switch (sample.suffix()) {
      case "_bucket" -> addBucket(sample);
      case "_count", "_gcount" -> count = sample.value();
      case "_sum", "_gsum" -> sum = sample.value();
      default -> {} // when it was created
    }
  }

  void end() {
    require(lastBound == Double.POSITIVE_INFINITY, "there is no bucket up to +Inf");
    require((count == null) == (sum == null), "count and sum come together");
    require(count == null || count == lastCount, "count and bucket up to +Inf differ");
    if (sum != null) {
      require(gauge || !negativeBounds, "negative buckets and a sum, which could fall");
      require(sum >= 0 || negativeBounds, "a negative sum without negative buckets");
    }
  }

  private void addBucket(StrictSample sample) {
    double bound = sample.bound();
    sample.require(!begun || bound > lastBound, "the buckets are not in order");
    sample.require(
        !begun || sample.value() >= lastCount, "a bucket counts less than the one below");
    begun = true;
    negativeBounds |= bound < 0;
    lastBound = bound;
    lastCount = sample.value();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw parser.lineError("histogram before this line: " + otherwise);
    }
  }
}
