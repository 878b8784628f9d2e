package io.freqwatch.tsdb.chunk;

import java.lang.foreign.MemorySegment;

/**
 * Appends floats to a chunk of encoding {@link ChunkEncoding#XOR}.
 *
 * <p>The first two bytes count the samples; they are written when the chunk is taken, so that a
 * sample that repeats the distance and the value of the one before, as most do, costs no access to
 * memory at all: its two bits are zero, and so is the memory. Times follow as first, delta, and
 * then changes of the delta in 1, 16, 20, 24 or 68 bits; values as the first one's bits, then as
 * {@link XorWindow}.
 *
 * <p>What an encoder must know of the samples so far is small and can be taken out and put back
 * ({@link #resume}), so that a table of columns can hold it for many series. Samples already
 * written never change, so others may read them while more are appended. Used by one thread.
 */
public final class XorEncoder {
  /** Most bytes that one sample can add, that of the count of samples not included. */
  public static final int MAX_SAMPLE_BYTES = 20;

  /** The count of samples has two bytes. */
  public static final int MAX_SAMPLES = 0xffff;

  static final int HEADER_BYTES = 2;

  private static final int TYPICAL_BYTES = 128;

  private final BitWriter out;
  private final XorWindow window = new XorWindow();
  private int sampleCount;
  private long lastMillis;
  private long lastDelta;
  private double lastValue;

  /** An empty chunk in memory of its own. */
  public XorEncoder() {
    this(BitWriter.growing(TYPICAL_BYTES));
    writeHeader();
  }

  /** An encoder that must be told by {@link #begin} or {@link #resume} where to write. */
  public XorEncoder(BitWriter out) {
    this.out = out;
  }

  /** Begins an empty chunk in a part of some zeroed memory, {@code bytes} long. */
  public void begin(MemorySegment memory, long offset, long bytes) {
    resume(memory, offset, bytes, 0, 0, 0, 0, 0, XorWindow.NONE);
    writeHeader();
  }

  /** Completes a chunk that was written piece by piece and begins at an offset. */
  public static void end(MemorySegment memory, long offset, int samples) {
    BitWriter.setShort(memory, offset, samples);
  }

  /**
   * Goes on with a chunk that begins at an offset, as it was left, zeros behind it; the arguments
   * behind its size are what the accessors said then. Its memory lacks the count of samples until
   * {@link #end}.
   */
  public void resume(
      MemorySegment memory,
      long offset,
      long bytes,
      long bitCount,
      int samples,
      long lastTimestampMillis,
      long lastTimestampDelta,
      double value,
      int packedWindow) {
    out.moveTo(memory, offset, bytes, bitCount);
    sampleCount = samples;
    lastMillis = lastTimestampMillis;
    lastDelta = lastTimestampDelta;
    lastValue = value;
    window.leading = packedWindow & 0xff;
    window.trailing = packedWindow >>> 8;
  }

  /** Adds a sample; the raw bits of its value are kept. Times are not looked at. */
  public void append(long timestampMillis, double value) {
    long delta = timestampMillis - lastMillis;
    switch (sampleCount) {
      case 0 -> {
        out.writeVarint(timestampMillis);
        out.writeDouble(value);
        delta = 0;
      }
      case 1 -> {
        out.writeUvarint(delta);
        window.write(out, value, lastValue);
      }
      default -> writeNext(delta - lastDelta, value);
    }
    lastMillis = timestampMillis;
    lastDelta = delta;
    lastValue = value;
    sampleCount++;
  }

  public int sampleCount() {
    return sampleCount;
  }

  public long bitCount() {
    return out.bitCount();
  }

  public int byteCount() {
    return out.byteCount();
  }

  public long lastMillis() {
    return lastMillis;
  }

  public long lastDelta() {
    return lastDelta;
  }

  public double lastValue() {
    return lastValue;
  }

  /** The leading zeros of the last window in the lowest byte, the trailing ones above. */
  public int packedWindow() {
    return window.trailing << 8 | window.leading;
  }

  /** The chunk so far, in the encoder's memory; samples appended later are not in it. */
  public Chunk chunk() {
    out.setFirst(sampleCount);
    return new Chunk(ChunkEncoding.XOR, sampleCount, out.written());
  }

  private void writeHeader() {
    out.writeZeros(8 * HEADER_BYTES);
  }

  private void writeNext(long deltaChange, double value) {
    boolean same = Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(lastValue);
    if (deltaChange == 0 && same) {
      out.writeZeros(2);
      return;
    }
    writeDeltaChange(deltaChange);
    window.write(out, value, lastValue);
  }

  private void writeDeltaChange(long change) {
    if (change == 0) {
      out.writeBit(0);
    } else if (Varbit.fits(change, 14)) {
      out.write(0b10L << 14 | change & 0x3fff, 16);
    } else if (Varbit.fits(change, 17)) {
      out.write(0b110L << 17 | change & 0x1ffff, 20);
    } else if (Varbit.fits(change, 20)) {
      out.write(0b1110L << 20 | change & 0xfffff, 24);
    } else {
      out.write(0b1111, 4);
      out.write(change, 64);
    }
  }
}
