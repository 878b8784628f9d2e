package io.freqwatch.tsdb.zstd;

/**
 * Reads bits from the end of some bytes to their beginning; the last byte ends with a one that
 * marks the end. Before the beginning there are zeros. Used by one thread.
 */
final class BackwardBits {
  private final byte[] bytes;
  private final int from;
  private final int to;

  /** How many bits are left; below zero where too many were read. */
  private long left;

  BackwardBits(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    int last = to > from ? bytes[to - 1] & 0xff : 0;
    if (last == 0) {
      throw new IllegalArgumentException("a stream of bits lacks the mark at its end");
    }
    this.left = (to - from) * 8L - 1 - Integer.numberOfLeadingZeros(last << 24);
  }

  long left() {
    return left;
  }

  /** The next bits, at most 56. */
  long read(int count) {
    long value = peek(count);
    left -= count;
    return value;
  }

  void skip(int count) {
    left -= count;
  }

  /** The next bits, which stay. */
  long peek(int count) {
    long begin = left - count;
    if (begin >= 0) {
      return word(begin) & (1L << count) - 1;
    }
    long known = Math.max(0, left);
    return (word(0) & (1L << known) - 1) << count - known;
  }

  private long word(long bit) {
    int at = from + (int) (bit >>> 3);
    long word = 0;
    for (int i = Math.min(to, at + 8) - 1; i >= at; i--) {
      word = word << 8 | bytes[i] & 0xff;
    }
    return word >>> (bit & 7);
  }
}
