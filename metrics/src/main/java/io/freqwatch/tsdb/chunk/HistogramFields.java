package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;

/**
 * How the numbers of a histogram are put into bits, each against those of the histogram before. One
 * object writes or reads one chunk, from front to back.
 */
sealed interface HistogramFields permits IntegerFields, FloatFields {
  /**
   * Writes a histogram.
   *
   * @param first whether it is the first of the chunk, and written as it is
   */
  void write(BitWriter out, boolean first, FloatHistogram histogram);

  /** Writes a stale marker: nothing but its sum. */
  void writeStale(BitWriter out, boolean first);

  /** Reads a histogram; of a stale marker no more than was written. */
  void read(BitReader in, boolean first);

  double count();

  double zeroCount();

  double sum();

  /** Absolute counts, in an array of the caller's. */
  double[] positiveBuckets();

  /** Absolute counts, in an array of the caller's. */
  double[] negativeBuckets();
}
