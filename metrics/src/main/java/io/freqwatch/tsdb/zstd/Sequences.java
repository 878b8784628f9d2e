package io.freqwatch.tsdb.zstd;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a block copies from before, and how many literals come between. Keeps tables and offsets of
 * the block before, which the next one may use again. Used by one thread.
 */
final class Sequences {
  /** One of the three kinds of numbers: its usual table, and what its codes stand for. */
  private enum Kind {
    LITERALS(6, 9, 6, 35),
    OFFSET(4, 8, 5, 31),
    LENGTH(2, 9, 6, 52);

    private final int modeBit;
    private final int mostLog;
    private final int usualLog;
    private final int lastCode;

    Kind(int modeBit, int mostLog, int usualLog, int lastCode) {
      this.modeBit = modeBit;
      this.mostLog = mostLog;
      this.usualLog = usualLog;
      this.lastCode = lastCode;
    }

    private FseTable usual() {
      return FseTable.of(
          usualLog,
          switch (this) {
            case LITERALS -> USUAL_LITERALS;
            case OFFSET -> USUAL_OFFSETS;
            case LENGTH -> USUAL_LENGTHS;
          });
    }
  }

  private static final int[] USUAL_LITERALS = {
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1
  };
  private static final int[] USUAL_OFFSETS = {
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
  };
  private static final int[] USUAL_LENGTHS = {
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
  };

  /** Extra bits of the codes from 16 on. */
  private static final int[] LITERAL_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  /** Extra bits of the codes from 32 on. */
  private static final int[] LENGTH_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  private static final int SHORTEST_COPY = 3;

  private final Map<Kind, FseTable> tables = new EnumMap<>(Kind.class);
  private final long[] offsets = {1, 4, 8};

  /** Takes literals and copies in their order. */
  interface Target {
    void add(int literals, long offset, int length);
  }

  void read(byte[] block, int from, int to, Target target) {
    int first = block[from] & 0xff;
    if (first == 0) {
      return;
    }
    int at = from + 1;
    int count = first;
    if (first == 255) {
      count = (block[at] & 0xff) + ((block[at + 1] & 0xff) << 8) + 0x7f00;
      at += 2;
    } else if (first >= 128) {
      count = (first - 128 << 8) + (block[at++] & 0xff);
    }
    int modes = block[at++] & 0xff;
    for (Kind kind : Kind.values()) {
      at = readTable(kind, modes >> kind.modeBit & 3, block, at, to);
    }
    decode(count, new BackwardBits(block, at, to), target);
  }

  private int readTable(Kind kind, int mode, byte[] block, int at, int to) {
    switch (mode) {
      case 0 -> tables.put(kind, kind.usual());
      case 1 -> {
        tables.put(kind, FseTable.of(block[at] & 0xff));
        return at + 1;
      }
      case 2 -> {
        FseTable.Described described =
            FseTable.read(block, at, to, kind.mostLog, kind.lastCode + 1);
        tables.put(kind, described.table());
        return described.end();
      }
      default -> table(kind);
    }
    return at;
  }

  private FseTable table(Kind kind) {
    FseTable table = tables.get(kind);
    if (table == null) {
      throw new IllegalArgumentException("sequences use the table of a block before, of none");
    }
    return table;
  }

  private void decode(int count, BackwardBits bits, Target target) {
    FseTable literals = table(Kind.LITERALS);
    FseTable offset = table(Kind.OFFSET);
    FseTable length = table(Kind.LENGTH);
    int literalState = (int) bits.read(literals.log());
    int offsetState = (int) bits.read(offset.log());
    int lengthState = (int) bits.read(length.log());
    for (int i = 0; i < count; i++) {
      int offsetCode = code(offset.symbol(offsetState), Kind.OFFSET);
      long offsetValue = (1L << offsetCode) + bits.read(offsetCode);
      int copied = copied(code(length.symbol(lengthState), Kind.LENGTH), bits);
      int between = between(code(literals.symbol(literalState), Kind.LITERALS), bits);
      if (i < count - 1) {
        literalState = literals.next(literalState, bits);
        lengthState = length.next(lengthState, bits);
        offsetState = offset.next(offsetState, bits);
      }
      target.add(between, offset(offsetValue, between == 0), copied);
    }
    if (bits.left() != 0) {
      throw new IllegalArgumentException("the sequences do not end with the last of them");
    }
  }

  private static int code(int symbol, Kind kind) {
    if (symbol > kind.lastCode) {
      throw new IllegalArgumentException("there is no code " + symbol + " of " + kind);
    }
    return symbol;
  }

  private static int between(int code, BackwardBits bits) {
    return code < 16 ? code : extended(code, 16, LITERAL_BITS, bits);
  }

  private static int copied(int code, BackwardBits bits) {
    return SHORTEST_COPY + (code < 32 ? code : extended(code, 32, LENGTH_BITS, bits));
  }

  /** Each code begins where the one before ends. */
  private static int extended(int code, int firstCode, int[] extraBits, BackwardBits bits) {
    int base = firstCode;
    for (int i = 0; i < code - firstCode; i++) {
      base += 1 << extraBits[i];
    }
    return base + (int) bits.read(extraBits[code - firstCode]);
  }

  /** Small values stand for one of the last three offsets. */
  private long offset(long value, boolean withoutLiterals) {
    if (value > 3) {
      return moveToFront(value - 3, 2);
    }
    int index = (int) value - (withoutLiterals ? 0 : 1);
    if (index == 3) {
      return moveToFront(offsets[0] - 1, 2);
    }
    return moveToFront(offsets[index], index);
  }

  private long moveToFront(long offset, int from) {
    System.arraycopy(offsets, 0, offsets, 1, from);
    offsets[0] = offset;
    return offset;
  }
}
