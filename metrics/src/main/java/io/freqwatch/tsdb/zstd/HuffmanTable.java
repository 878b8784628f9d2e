package io.freqwatch.tsdb.zstd;

import java.util.Arrays;

/** A table of Huffman codes: what the next bits stand for, and how many of them. Immutable. */
final class HuffmanTable {
  /** A table and where the bytes behind its description begin. */
  record Described(HuffmanTable table, int end) {}

  private static final int MOST_BITS = 11;
  private static final int MOST_WEIGHTS = 255;
  private static final int WEIGHT_LOG = 6;

  private final byte[] symbols;
  private final byte[] lengths;
  private final int mostBits;

  private HuffmanTable(int mostBits) {
    this.mostBits = mostBits;
    this.symbols = new byte[1 << mostBits];
    this.lengths = new byte[1 << mostBits];
  }

  /** Decodes a whole stream into a part of an array, which it must fill. */
  void decode(BackwardBits bits, byte[] target, int from, int to) {
    for (int i = from; i < to; i++) {
      int code = (int) bits.peek(mostBits);
      target[i] = symbols[code];
      bits.skip(lengths[code]);
    }
    if (bits.left() != 0) {
      throw new IllegalArgumentException("a stream of literals does not end with the last of them");
    }
  }

  static Described read(byte[] bytes, int from, int to) {
    int header = bytes[from] & 0xff;
    if (header >= 128) {
      int count = header - 127;
      return new Described(of(halves(bytes, from + 1, count)), from + 1 + (count + 1) / 2);
    }
    int end = from + 1 + header;
    if (end > to) {
      throw new IllegalArgumentException("the weights of Huffman codes end too early");
    }
    return new Described(of(compressed(bytes, from + 1, end)), end);
  }

  private static int[] halves(byte[] bytes, int from, int count) {
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      int pair = bytes[from + i / 2] & 0xff;
      weights[i] = i % 2 == 0 ? pair >> 4 : pair & 15;
    }
    return weights;
  }

  /** Two states take turns until the bits are used up. */
  private static int[] compressed(byte[] bytes, int from, int to) {
    FseTable.Described described = FseTable.read(bytes, from, to, WEIGHT_LOG, MOST_BITS + 2);
    FseTable table = described.table();
    BackwardBits bits = new BackwardBits(bytes, described.end(), to);
    int[] states = {(int) bits.read(table.log()), (int) bits.read(table.log())};
    int[] weights = new int[MOST_WEIGHTS + 2];
    int count = 0;
    int turn = 0;
    while (true) {
      weights[count++] = table.symbol(states[turn]);
      if (bits.left() < table.bitCount(states[turn])) {
        weights[count++] = table.symbol(states[1 - turn]);
        return Arrays.copyOf(weights, count);
      }
      states[turn] = table.next(states[turn], bits);
      turn = 1 - turn;
    }
  }

  /** The weight of the last symbol is what is left to a power of two. */
  private static HuffmanTable of(int... weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight == 0 ? 0 : 1 << weight - 1;
    }
    int mostBits = 32 - Integer.numberOfLeadingZeros(sum);
    int rest = (1 << mostBits) - sum;
    if (sum == 0 || mostBits > MOST_BITS || Integer.bitCount(rest) != 1) {
      throw new IllegalArgumentException("weights of Huffman codes do not make a tree");
    }
    int[] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = 32 - Integer.numberOfLeadingZeros(rest);
    return new HuffmanTable(mostBits).filled(all);
  }

  private HuffmanTable filled(int... weights) {
    int at = 0;
    for (int weight = 1; weight <= mostBits; weight++) {
      for (int symbol = 0; symbol < weights.length; symbol++) {
        if (weights[symbol] == weight) {
          int end = at + (1 << weight - 1);
          Arrays.fill(symbols, at, end, (byte) symbol);
          Arrays.fill(lengths, at, end, (byte) (mostBits + 1 - weight));
          at = end;
        }
      }
    }
    return this;
  }
}
