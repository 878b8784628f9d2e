package io.freqwatch.exposition;

import java.util.Arrays;

/** Bytes that tell one series of a document from all others. Used by one thread, and again. */
final class SeriesKey {
  /** Stands in no UTF-8 text. */
  private static final byte SEPARATOR = (byte) 0xFF;

  private final byte[] source;
  private byte[] bytes = new byte[128];
  private int size;

  /** Takes texts from the source. */
  SeriesKey(byte[] source) {
    this.source = source;
  }

  void clear() {
    size = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void text(int from, int to) {
    ensure(to - from + 1);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
    bytes[size++] = SEPARATOR;
  }

  void part(int number) {
    ensure(1);
    bytes[size++] = (byte) number;
  }

  void number(double value) {
    long bits = Double.doubleToRawLongBits(value);
    ensure(Long.BYTES);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[size++] = (byte) (bits >>> shift);
    }
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
