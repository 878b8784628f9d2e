package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleKind;

/** Reads what {@link XorEncoder} writes. */
final class XorIterator extends ChunkSamples {
  private final BitReader in;
  private final XorWindow window = new XorWindow();
  private long delta;
  private double value;

  XorIterator(Chunk chunk) {
    super(chunk);
    this.in = new BitReader(chunk.data(), XorEncoder.HEADER_BYTES);
  }

  @Override
  SampleKind read(int index) {
    if (index == 0) {
      timestampMillis = in.readVarint();
      value = in.readDouble();
      return SampleKind.FLOAT;
    }
    delta = index == 1 ? in.readUvarint() : delta + readDeltaChange(in);
    timestampMillis += delta;
    value = window.read(in, value);
    return SampleKind.FLOAT;
  }

  /** An XOR chunk holds floats only. */
  @Override
  public FloatHistogram histogram() {
    throw new IllegalStateException("the iterator stands on a float");
  }

  @Override
  public double value() {
    return value;
  }

  static long readDeltaChange(BitReader in) {
    return switch (in.readOnes(4)) {
      case 0 -> 0;
      case 1 -> readSigned(in, 14);
      case 2 -> readSigned(in, 17);
      case 3 -> readSigned(in, 20);
      default -> in.read(64);
    };
  }

  private static long readSigned(BitReader in, int bits) {
    long value = in.read(bits);
    return value > 1L << (bits - 1) ? value - (1L << bits) : value;
  }
}
