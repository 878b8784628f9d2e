package io.freqwatch.tsdb.head;

import io.freqwatch.model.Labels;
import org.jspecify.annotations.Nullable;

/**
 * The columns of 4,096 series: what an append needs to know of each. An array a column, so that the
 * garbage collector sees a few large arrays and an append touches few lines of memory.
 */
final class SeriesPage {
  static final int ROWS = 4096;
  static final int SHIFT = 12;
  static final int MASK = ROWS - 1;

  /** The record of the series was written to the log. */
  static final byte LOGGED = 1;

  /** In {@link #condemned}: the series may be used. */
  static final int LIVING = 0;

  /** What appenders are given; 0 where the row is free. */
  final long[] reference = new long[ROWS];

  /** The name of the series in the log. */
  final long[] logReference = new long[ROWS];

  final @Nullable Labels[] labels = new Labels[ROWS];

  /** Of the labels, by the table's key. */
  final int[] hash = new int[ROWS];

  /** Written under the head's commit lock alone. */
  final byte[] flags = new byte[ROWS];

  /** The round of removals that found no samples, see {@link OpenBatches}. */
  final int[] condemned = new int[ROWS];

  /** Of the newest sample; {@link Long#MIN_VALUE} where there is none. */
  final long[] lastMillis = new long[ROWS];

  final double[] lastValue = new double[ROWS];

  /** The open chunk: its slot, how far it is written, and what its encoder was about. */
  final int[] slot = new int[ROWS];

  final int[] bitCount = new int[ROWS];
  final char[] sampleCount = new char[ROWS];
  final int[] window = new int[ROWS];
  final long[] lastDelta = new long[ROWS];
  final long[] firstMillis = new long[ROWS];

  /** When the open chunk is to be followed by the next one. */
  final long[] nextAt = new long[ROWS];

  final @Nullable FullChunks[] full = new FullChunks[ROWS];

  /** The open chunk where it holds histograms. */
  final @Nullable OpenHistograms[] histograms = new OpenHistograms[ROWS];
}
