package io.freqwatch.tsdb.chunk;

/**
 * Numbers in as few bits as their size asks for: a run of ones says how many bits follow. Made for
 * the changes of deltas of histogram buckets (Prometheus, tsdb/chunkenc/varbit).
 */
final class Varbit {
  private static final int[] SIZES = {0, 3, 6, 9, 12, 18, 25, 56, 64};
  private static final int MOST_ONES = SIZES.length - 1;

  private Varbit() {}

  /** Whether a number lies between {@code -(2^(bits-1) - 1)} and {@code 2^(bits-1)}. */
  static boolean fits(long value, int bits) {
    return -((1L << (bits - 1)) - 1) <= value && value <= 1L << (bits - 1);
  }

  static void write(BitWriter out, long value) {
    int ones = 1;
    while (ones < MOST_ONES && !fits(value, SIZES[ones])) {
      ones++;
    }
    write(out, value, ones);
  }

  static void writeUnsigned(BitWriter out, long value) {
    int ones = 1;
    while (ones < MOST_ONES && value >>> SIZES[ones] != 0) {
      ones++;
    }
    write(out, value, ones);
  }

  static long read(BitReader in) {
    int size = SIZES[in.readOnes(MOST_ONES)];
    if (size == 0) {
      return 0;
    }
    long value = in.read(size);
    return size < 64 && value > 1L << (size - 1) ? value - (1L << size) : value;
  }

  static long readUnsigned(BitReader in) {
    int size = SIZES[in.readOnes(MOST_ONES)];
    return size == 0 ? 0 : in.read(size);
  }

  private static void write(BitWriter out, long value, int ones) {
    if (value == 0) {
      out.writeBit(0);
      return;
    }
    int prefix = ones == MOST_ONES ? (1 << ones) - 1 : ((1 << ones) - 1) << 1;
    out.write(prefix, Math.min(ones + 1, MOST_ONES));
    out.write(value, SIZES[ones]);
  }
}
