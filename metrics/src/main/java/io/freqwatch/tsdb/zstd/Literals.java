package io.freqwatch.tsdb.zstd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a block that are no copies of others. Keeps the table of the block before, which the
 * next one may use again. Used by one thread.
 */
final class Literals {
  private static final int RAW = 0;
  private static final int REPEATED = 1;
  private static final int COMPRESSED = 2;

  private @Nullable HuffmanTable table;
  private byte[] bytes = {};
  private int end;

  byte[] bytes() {
    return bytes;
  }

  /** Where the bytes behind the section begin. */
  int end() {
    return end;
  }

  void read(byte[] block, int from, int to, int most) {
    int type = block[from] & 3;
    int form = block[from] >> 2 & 3;
    if (type == RAW || type == REPEATED) {
      readPlain(block, from, type, form, most);
    } else {
      readCompressed(block, from, to, type, form, most);
    }
  }

  private void readPlain(byte[] block, int from, int type, int form, int most) {
    int width = form == 1 ? 2 : form == 3 ? 3 : 1;
    int size = (int) (number(block, from, width) >>> (width == 1 ? 3 : 4));
    require(size, most);
    int start = from + width;
    if (type == RAW) {
      bytes = Arrays.copyOfRange(block, start, start + size);
      end = start + size;
      require(end, block.length);
    } else {
      bytes = new byte[size];
      Arrays.fill(bytes, block[start]);
      end = start + 1;
    }
  }

  private void readCompressed(byte[] block, int from, int to, int type, int form, int most) {
    int width = form < 2 ? 3 : form + 2;
    int bits = form < 2 ? 10 : form == 2 ? 14 : 18;
    long header = number(block, from, width);
    int size = (int) (header >>> 4) & (1 << bits) - 1;
    int packed = (int) (header >>> 4 + bits) & (1 << bits) - 1;
    require(size, most);
    int start = from + width;
    end = start + packed;
    require(end, to);
    if (type == COMPRESSED) {
      HuffmanTable.Described described = HuffmanTable.read(block, start, end);
      table = described.table();
      start = described.end();
    }
    bytes = new byte[size];
    decode(block, start, form == 0);
  }

  private void decode(byte[] block, int start, boolean one) {
    HuffmanTable codes = table;
    if (codes == null) {
      throw new IllegalArgumentException("literals use the table of a block before, of none");
    }
    if (one) {
      codes.decode(new BackwardBits(block, start, end), bytes, 0, bytes.length);
      return;
    }
    int part = (bytes.length + 3) / 4;
    int at = start + 6;
    for (int i = 0; i < 4; i++) {
      int next = i < 3 ? at + (int) number(block, start + 2 * i, 2) : end;
      require(next, end);
      BackwardBits bits = new BackwardBits(block, at, next);
      codes.decode(bits, bytes, i * part, i < 3 ? (i + 1) * part : bytes.length);
      at = next;
    }
  }

  private static void require(int value, int most) {
    if (value > most) {
      throw new IllegalArgumentException(
          "literals of %d bytes, at most %d fit".formatted(value, most));
    }
  }

  private static long number(byte[] block, int from, int width) {
    long number = 0;
    for (int i = width - 1; i >= 0; i--) {
      number = number << 8 | block[from + i] & 0xff;
    }
    return number;
  }
}
