package io.freqwatch.tsdb.wal;

import java.util.Arrays;

/**
 * The block format of Snappy (google/snappy format_description), in plain Java: records are small,
 * and the library for it would bring three megabytes and a warning at start.
 */
final class Snappy {
  private static final int HASH_BITS = 12;
  private static final int SHORTEST_MATCH = 4;
  private static final int LONGEST_COPY = 64;
  private static final int LARGEST_OFFSET = 0xffff;

  private Snappy() {}

  /** Appends the compressed form of some bytes, without a length limit; may be the longer one. */
  static void compress(byte[] source, int from, int length, ByteWriter out) {
    out.putUvarint(length);
    int[] table = new int[1 << HASH_BITS];
    Arrays.fill(table, -1);
    int end = from + length;
    int literal = from;
    int at = from;
    while (at + SHORTEST_MATCH <= end) {
      int hash = hash(source, at);
      int candidate = table[hash];
      table[hash] = at;
      int match =
          candidate < 0 || at - candidate > LARGEST_OFFSET ? 0 : match(source, candidate, at, end);
      if (match < SHORTEST_MATCH) {
        at++;
        continue;
      }
      putLiteral(source, literal, at - literal, out);
      putCopies(at - candidate, match, out);
      at += match;
      literal = at;
    }
    putLiteral(source, literal, end - literal, out);
  }

  private static int hash(byte[] bytes, int at) {
    int word =
        bytes[at] & 0xff
            | (bytes[at + 1] & 0xff) << 8
            | (bytes[at + 2] & 0xff) << 16
            | bytes[at + 3] << 24;
    return word * 0x1e35a7bd >>> (32 - HASH_BITS);
  }

  private static int match(byte[] bytes, int earlier, int later, int end) {
    int mismatch = Arrays.mismatch(bytes, earlier, end - (later - earlier), bytes, later, end);
    return mismatch < 0 ? end - later : mismatch;
  }

  private static void putLiteral(byte[] source, int from, int length, ByteWriter out) {
    if (length == 0) {
      return;
    }
    int code = length - 1;
    if (code < 60) {
      out.putByte(code << 2);
    } else {
      int bytes = (39 - Integer.numberOfLeadingZeros(code)) / 8;
      out.putByte((59 + bytes) << 2);
      for (int i = 0; i < bytes; i++) {
        out.putByte(code >>> (8 * i));
      }
    }
    out.put(source, from, length);
  }

  private static void putCopies(int offset, int length, ByteWriter out) {
    for (int rest = length; rest > 0; rest -= LONGEST_COPY) {
      out.putByte((Math.min(rest, LONGEST_COPY) - 1) << 2 | 2);
      out.putByte(offset);
      out.putByte(offset >>> 8);
    }
  }

  /**
   * @param mostBytes what the result may take
   * @throws MalformedRecordException where the bytes are no Snappy block or its result is larger
   */
  static byte[] decompress(byte[] source, int length, int mostBytes) {
    ByteReader in = new ByteReader(source, 0, length);
    long size = in.readUvarint();
    if (size < 0 || size > mostBytes) {
      throw new MalformedRecordException("a record of " + size + " bytes exceeds " + mostBytes);
    }
    byte[] target = new byte[(int) size];
    int at = 0;
    while (in.hasMore()) {
      int tag = in.readByte();
      at = (tag & 3) == 0 ? literal(in, tag >>> 2, target, at) : copy(in, tag, target, at);
    }
    if (at != target.length) {
      throw new MalformedRecordException("a compressed record ends too early");
    }
    return target;
  }

  private static int literal(ByteReader in, int code, byte[] target, int at) {
    long length = (code < 60 ? code : littleEndian(in, code - 59)) + 1;
    require(length <= target.length - at);
    in.readBytes(target, at, (int) length);
    return at + (int) length;
  }

  private static int copy(ByteReader in, int tag, byte[] target, int at) {
    int length = (tag & 3) == 1 ? (tag >>> 2 & 7) + 4 : (tag >>> 2) + 1;
    long offset =
        (tag & 3) == 1
            ? (long) (tag >>> 5) << 8 | in.readByte()
            : littleEndian(in, (tag & 3) == 2 ? 2 : 4);
    require(offset > 0 && offset <= at && length <= target.length - at);
    for (int i = 0; i < length; i++) {
      target[at + i] = target[at + i - (int) offset];
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
