package io.freqwatch.tsdb.zstd;

import java.util.Arrays;

/**
 * Decodes frames of Zstandard without a dictionary, whole in memory. Checksums within are passed
 * over, since a log has its own. Used by one thread, for one input.
 */
public final class Zstd {
  private static final int MAGIC = 0xfd2fb528;
  private static final int SKIPPED_MAGIC = 0x184d2a50;
  private static final int MOST_BLOCK_BYTES = 128 << 10;
  private static final int FIRST_BYTES = 1 << 12;

  private final byte[] input;
  private final int end;
  private final int mostBytes;
  private int at;
  private byte[] output = new byte[FIRST_BYTES];
  private int length;

  private Zstd(byte[] input, int length, int mostBytes) {
    this.input = input;
    this.end = length;
    this.mostBytes = mostBytes;
  }

  /**
   * What was compressed.
   *
   * @param length how many bytes of the input count
   * @param mostBytes more are refused
   * @throws IllegalArgumentException where the input is no such thing
   */
  public static byte[] decompress(byte[] input, int length, int mostBytes) {
    try {
      Zstd zstd = new Zstd(input, length, mostBytes);
      while (zstd.at < length) {
        zstd.readFrame();
      }
      return Arrays.copyOf(zstd.output, zstd.length);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("compressed data ends too early, or points outside", e);
    }
  }

  private void readFrame() {
    int magic = (int) number(4);
    if ((magic & ~15) == SKIPPED_MAGIC) {
      at = Math.addExact(at, (int) Math.min(number(4), end));
      return;
    }
    if (magic != MAGIC) {
      throw new IllegalArgumentException(
          "compressed data begins with %08x, expected %08x".formatted(magic, MAGIC));
    }
    int descriptor = (int) number(1);
    boolean single = (descriptor & 0x20) != 0;
    at += single ? 0 : 1;
    if (number(new int[] {0, 1, 2, 4}[descriptor & 3]) != 0) {
      throw new IllegalArgumentException("compressed data asks for a dictionary");
    }
    int sizeForm = descriptor >> 6;
    at += sizeForm == 0 ? (single ? 1 : 0) : 1 << sizeForm;
    readBlocks();
    at += (descriptor & 4) == 0 ? 0 : 4;
  }

  private void readBlocks() {
    Literals literals = new Literals();
    Sequences sequences = new Sequences();
    int start = length;
    boolean last;
    do {
      int header = (int) number(3);
      last = (header & 1) != 0;
      readBlock(header >> 1 & 3, header >> 3, start, literals, sequences);
    } while (!last);
  }

  private void readBlock(
      int type, int size, int frameStart, Literals literals, Sequences sequences) {
    if (size > MOST_BLOCK_BYTES) {
      throw new IllegalArgumentException("a block of %d bytes is too large".formatted(size));
    }
    switch (type) {
      case 0 -> copyIn(input, at, requireInput(size));
      case 1 -> repeat(input[at], size);
      case 2 -> readCompressed(at, at + requireInput(size), frameStart, literals, sequences);
      default -> throw new IllegalArgumentException("there is no block of type " + type);
    }
    at += type == 1 ? 1 : size;
  }

  private int requireInput(int size) {
    if (size > end - at) {
      throw new IllegalArgumentException("a block of %d bytes ends too early".formatted(size));
    }
    return size;
  }

  private void readCompressed(
      int from, int to, int frameStart, Literals literals, Sequences sequences) {
    literals.read(input, from, to, MOST_BLOCK_BYTES);
    Copies copies = new Copies(literals.bytes(), frameStart);
    if (literals.end() < to) {
      sequences.read(input, literals.end(), to, copies);
    }
    copies.finish();
  }

  /** Puts a block together. */
  private final class Copies implements Sequences.Target {
    private final byte[] literals;
    private final int frameStart;
    private int used;

    private Copies(byte[] literals, int frameStart) {
      this.literals = literals;
      this.frameStart = frameStart;
    }

    @Override
    public void add(int literalCount, long offset, int copied) {
      copyIn(literals, used, literalCount);
      used += literalCount;
      if (offset <= 0 || offset > length - frameStart) {
        throw new IllegalArgumentException("a copy begins %d bytes back".formatted(offset));
      }
      reserve(copied);
      for (int i = 0; i < copied; i++) {
        output[length] = output[length - (int) offset];
        length++;
      }
    }

    private void finish() {
      copyIn(literals, used, literals.length - used);
    }
  }

  private void copyIn(byte[] from, int start, int count) {
    reserve(count);
    System.arraycopy(from, start, output, length, count);
    length += count;
  }

  private void repeat(byte value, int count) {
    reserve(count);
    Arrays.fill(output, length, length + count, value);
    length += count;
  }

  private void reserve(int count) {
    if (count > mostBytes - length) {
      throw new IllegalArgumentException("more than %d bytes were compressed".formatted(mostBytes));
    }
    if (length + count > output.length) {
      output =
          Arrays.copyOf(
              output, Math.max(length + count, (int) Math.min(mostBytes, 2L * output.length)));
    }
  }

  private long number(int width) {
    long number = 0;
    for (int i = width - 1; i >= 0; i--) {
      number = number << 8 | input[at + i] & 0xff;
    }
    at += width;
    return number;
  }
}
