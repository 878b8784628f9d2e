package io.freqwatch.tsdb.zstd;

import java.util.Arrays;

/**
 * A table of finite state entropy: each state stands for a symbol, and says how the next state is
 * found. Immutable.
 */
final class FseTable {
  /** A table and where the bytes behind its description begin. */
  record Described(FseTable table, int end) {}

  private final byte[] symbols;
  private final byte[] bitCounts;
  private final int[] bases;
  private final int log;

  private FseTable(int log) {
    this.log = log;
    this.symbols = new byte[1 << log];
    this.bitCounts = new byte[1 << log];
    this.bases = new int[1 << log];
  }

  /** How many bits the first state has. */
  int log() {
    return log;
  }

  int symbol(int state) {
    return symbols[state] & 0xff;
  }

  int next(int state, BackwardBits bits) {
    return bases[state] + (int) bits.read(bitCounts[state]);
  }

  /** How many bits the next state takes. */
  int bitCount(int state) {
    return bitCounts[state];
  }

  /** One symbol, always. */
  static FseTable of(int symbol) {
    FseTable table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /**
   * @param shares of the states that each symbol gets; -1 for one at the end of the table
   */
  static FseTable of(int log, int... shares) {
    FseTable table = new FseTable(log);
    int[] next = table.spread(shares);
    int size = 1 << log;
    for (int state = 0; state < size; state++) {
      int place = next[table.symbol(state)]++;
      int bits = log - (31 - Integer.numberOfLeadingZeros(place));
      table.bitCounts[state] = (byte) bits;
      table.bases[state] = (place << bits) - size;
    }
    return table;
  }

  private int[] spread(int... shares) {
    int size = 1 << log;
    int high = size;
    int[] counts = new int[shares.length];
    for (int symbol = 0; symbol < shares.length; symbol++) {
      counts[symbol] = Math.abs(shares[symbol]);
      if (shares[symbol] == -1) {
        symbols[--high] = (byte) symbol;
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int position = 0;
    for (int symbol = 0; symbol < shares.length; symbol++) {
      for (int i = 0; i < shares[symbol]; i++) {
        symbols[position] = (byte) symbol;
        do {
          position = position + step & size - 1;
        } while (position >= high);
      }
    }
    return counts;
  }

  /** Reads the description of a table. */
  static Described read(byte[] bytes, int from, int to, int mostLog, int mostSymbols) {
    ForwardBits bits = new ForwardBits(bytes, from, to);
    int log = 5 + bits.read(4);
    if (log > mostLog) {
      throw new IllegalArgumentException(
          "a table of 2^%d states, expected at most 2^%d".formatted(log, mostLog));
    }
    int[] shares = new int[mostSymbols];
    int count = 0;
    int rest = 1 << log;
    while (rest > 0) {
      int share = share(bits, rest);
      rest -= Math.abs(share);
      shares[count++] = share;
      if (share == 0) {
        count += zeros(bits);
      }
    }
    if (rest < 0) {
      throw new IllegalArgumentException("a table has more states than it has room for");
    }
    return new Described(of(log, Arrays.copyOf(shares, count)), bits.nextByte());
  }

  /** A number up to a rest, smaller ones in a bit less. */
  private static int share(ForwardBits bits, int rest) {
    int width = 32 - Integer.numberOfLeadingZeros(rest + 1);
    int value = bits.peek(width);
    int lower = value & (1 << width - 1) - 1;
    int threshold = (1 << width) - 1 - (rest + 1);
    if (lower < threshold) {
      bits.skip(width - 1);
      return lower - 1;
    }
    bits.skip(width);
    return (value >= 1 << width - 1 ? value - threshold : value) - 1;
  }

  private static int zeros(ForwardBits bits) {
    int zeros = 0;
    int repeat;
    do {
      repeat = bits.read(2);
      zeros += repeat;
    } while (repeat == 3);
    return zeros;
  }

  /** Reads bits from the beginning on. */
  private static final class ForwardBits {
    private final byte[] bytes;
    private final int to;
    private long bit;

    private ForwardBits(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.to = to;
      this.bit = from * 8L;
    }

    private int peek(int count) {
      int value = 0;
      for (int i = 0; i < count; i++) {
        int at = (int) (bit + i >>> 3);
        int set = at < to ? bytes[at] >> (bit + i & 7) & 1 : 0;
        value |= set << i;
      }
      return value;
    }

    private int read(int count) {
      int value = peek(count);
      skip(count);
      return value;
    }

    private void skip(int count) {
      bit += count;
      if (bit > to * 8L) {
        throw new IllegalArgumentException("the description of a table ends too early");
      }
    }

    private int nextByte() {
      return (int) (bit + 7 >>> 3);
    }
  }
}
