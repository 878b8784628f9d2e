package io.freqwatch.scrape;

import io.freqwatch.model.FloatHistogram;

/** How fine a target's native histograms may be: finer ones are made coarser. */
record HistogramLimits(int buckets, int finestSchema) {
  static HistogramLimits of(FormatOptions options) {
    return new HistogramLimits(options.bucketLimit(), finestSchema(options.minBucketFactor()));
  }

  /**
   * The histogram itself where it is within the limits.
   *
   * @throws ScrapeFailure where it has too many buckets in the coarsest form
   */
  FloatHistogram apply(FloatHistogram histogram) {
    FloatHistogram fitting = histogram;
    if (!histogram.hasCustomBuckets() && histogram.schema() > finestSchema) {
      fitting = histogram.atSchema(finestSchema);
    }
    while (ScrapeLimits.exceeds(fitting.bucketCount(), buckets)) {
      requireCoarser(fitting);
      fitting = fitting.atSchema(fitting.schema() - 1);
    }
    return fitting;
  }

  private void requireCoarser(FloatHistogram histogram) {
    if (histogram.hasCustomBuckets() || histogram.schema() <= FloatHistogram.MIN_SCHEMA) {
      throw new ScrapeFailure(
          ScrapeFailure.Cause.BUCKET_LIMIT,
          "native histogram bucket limit exceeded: found %d, the limit is %d"
              .formatted(histogram.bucketCount(), buckets));
    }
  }

  /** The finest schema whose buckets grow at least by a factor. */
  private static int finestSchema(double minFactor) {
    if (minFactor <= 1) {
      return FloatHistogram.MAX_SCHEMA;
    }
    double log2 = Math.log(Math.log(minFactor) / Math.log(2)) / Math.log(2);
    return (int)
        Math.clamp(Math.floor(-log2), FloatHistogram.MIN_SCHEMA, FloatHistogram.MAX_SCHEMA);
  }
}
