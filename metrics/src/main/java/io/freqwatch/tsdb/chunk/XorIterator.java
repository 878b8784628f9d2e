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
    delta = index == 1 ? in.readUvarint() : delta + readDeltaChange();
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

  private long readDeltaChange() {
    return switch (in.readOnes(4)) {
      case 0 -> 0;
      case 1 -> readSigned(14);
      case 2 -> readSigned(17);
      case 3 -> readSigned(20);
      default -> in.read(64);
    };
  }

  private long readSigned(int bits) {
    long value = in.read(bits);
    return value > 1L << (bits - 1) ? value - (1L << bits) : value;
  }
}
