package io.freqwatch.tsdb.wal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The block format of Snappy (google/snappy format_description), in plain Java: records are small,
 * and the library for it would bring three megabytes and a warning at start. Used by one thread.
 */
final class Snappy {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HASH_BITS = 12;
  private static final int SHORTEST_MATCH = 4;
  private static final int LONGEST_COPY = 64;
  private static final int LARGEST_OFFSET = 0xffff;

  /**
   * After so many bytes without a match every second byte is tried, after twice as many a third.
   */
  private static final int PATIENCE = 32;

  /** Most bytes of a literal's or copy's tag. */
  private static final int TAG_BYTES = 5;

  /** Short literals are copied as two words, whatever stands behind them. */
  private static final int WIDE_BYTES = 2 * Long.BYTES;

  /**
   * Where a hash was seen last, counted over all blocks, so that what is of an earlier block is
   * known as too far away and the table need not be cleared.
   */
  private final int[] seen = new int[1 << HASH_BITS];

  private int base = LARGEST_OFFSET + 1;

  /** Appends the compressed form of some bytes, without a length limit; may be the longer one. */
  void compress(byte[] source, int from, int length, ByteWriter out) {
    if (base > Integer.MAX_VALUE - length - 2 * LARGEST_OFFSET) {
      Arrays.fill(seen, 0);
      base = LARGEST_OFFSET + 1;
    }
    out.putUvarint(length);
    out.ensure(mostBytes(length));
    out.setLength(compress(source, from, from + length, out.array(), out.length()));
    base += length + LARGEST_OFFSET + 1;
  }

  /** What a block can take: each literal costs its tag, and follows a copy that saved as much. */
  private static int mostBytes(int length) {
    return length + length / 6 + TAG_BYTES + WIDE_BYTES;
  }

  /** Where the compressed form ends that begins at {@code begin} of the target. */
  private int compress(byte[] source, int from, int end, byte[] target, int begin) {
    int put = begin;
    int literal = from;
    int at = from;
    int misses = PATIENCE;
    while (at + SHORTEST_MATCH <= end) {
      int word = (int) INT.get(source, at);
      int hash = word * 0x1e35a7bd >>> (32 - HASH_BITS);
      int distance = base + (at - from) - seen[hash];
      seen[hash] = base + (at - from);
      if (distance > at - from
          || distance > LARGEST_OFFSET
          || word != (int) INT.get(source, at - distance)) {
        at += misses++ / PATIENCE;
        continue;
      }
      int match = match(source, at - distance, at, end);
      put = putLiteral(source, literal, at - literal, target, put);
      put = putCopies(distance, match, target, put);
      at += match;
      literal = at;
      misses = PATIENCE;
    }
    return putLiteral(source, literal, end - literal, target, put);
  }

  /** How many bytes are the same, at least the shortest match. */
  private static int match(byte[] bytes, int earlier, int later, int end) {
    int at = later + SHORTEST_MATCH;
    int offset = later - earlier;
    while (at + Long.BYTES <= end) {
      long difference = (long) LONG.get(bytes, at) ^ (long) LONG.get(bytes, at - offset);
      if (difference != 0) {
        return at - later + (Long.numberOfTrailingZeros(difference) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] == bytes[at - offset]) {
      at++;
    }
    return at - later;
  }

  private static int putLiteral(byte[] source, int from, int length, byte[] target, int at) {
    if (length == 0) {
      return at;
    }
    int code = length - 1;
    int put = at;
    if (code < 60) {
      target[put++] = (byte) (code << 2);
    } else {
      int bytes = (39 - Integer.numberOfLeadingZeros(code)) / 8;
      target[put++] = (byte) ((59 + bytes) << 2);
      for (int i = 0; i < bytes; i++) {
        target[put++] = (byte) (code >>> (8 * i));
      }
    }
    if (length <= WIDE_BYTES && from + WIDE_BYTES <= source.length) {
      LONG.set(target, put, (long) LONG.get(source, from));
      LONG.set(target, put + Long.BYTES, (long) LONG.get(source, from + Long.BYTES));
    } else {
      System.arraycopy(source, from, target, put, length);
    }
    return put + length;
  }

  private static int putCopies(int offset, int length, byte[] target, int at) {
    int put = at;
    for (int rest = length; rest > 0; rest -= LONGEST_COPY) {
      target[put] = (byte) ((Math.min(rest, LONGEST_COPY) - 1) << 2 | 2);
      target[put + 1] = (byte) offset;
      target[put + 2] = (byte) (offset >>> 8);
      put += 3;
    }
    return put;
  }

  /**
   * Puts the bytes of a block into a writer, in place of what it has.
   *
   * @param mostBytes what the result may take
   * @throws MalformedRecordException where the bytes are no Snappy block or its result is larger
   */
  static void decompress(byte[] source, int length, int mostBytes, ByteWriter out) {
    ByteReader in = new ByteReader(source, 0, length);
    long size = in.readUvarint();
    if (size < 0 || size > mostBytes) {
      throw new MalformedRecordException("a record of " + size + " bytes exceeds " + mostBytes);
    }
    byte[] target = out.begin((int) size);
    int at = 0;
    while (in.hasMore()) {
      int tag = in.readByte();
      at =
          (tag & 3) == 0
              ? literal(in, tag >>> 2, target, at, (int) size)
              : copy(in, tag, target, at, (int) size);
    }
    if (at != size) {
      throw new MalformedRecordException("a compressed record ends too early");
    }
  }

  private static int literal(ByteReader in, int code, byte[] target, int at, int size) {
    long length = (code < 60 ? code : littleEndian(in, code - 59)) + 1;
    require(length <= size - at);
    in.readBytes(target, at, (int) length);
    return at + (int) length;
  }

  private static int copy(ByteReader in, int tag, byte[] target, int at, int size) {
    int length = (tag & 3) == 1 ? (tag >>> 2 & 7) + 4 : (tag >>> 2) + 1;
    long offset =
        (tag & 3) == 1
            ? (long) (tag >>> 5) << 8 | in.readByte()
            : littleEndian(in, (tag & 3) == 2 ? 2 : 4);
    require(offset > 0 && offset <= at && length <= size - at);
    int earlier = at - (int) offset;
    if (length <= offset) {
      System.arraycopy(target, earlier, target, at, length);
      return at + length;
    }
    for (int i = 0; i < length; i++) {
      target[at + i] = target[earlier + i];
    }
    return at + length;
  }

  private static long littleEndian(ByteReader in, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) in.readByte() << (8 * i);
    }
    return value;
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new MalformedRecordException("a compressed record refers to bytes it does not have");
    }
  }
}
