package io.freqwatch.tsdb.chunk;

import java.lang.foreign.MemorySegment;

/**
 * Finds the newest sample of an XOR chunk up to a moment. Samples that repeat the distance and the
 * value of the one before, two zero bits each, are passed over together. Used by one thread, for
 * one chunk after the other.
 */
public final class XorLookup {
  private long foundMillis;
  private double found;

  /**
   * Looks into a chunk that is a part of some memory.
   *
   * @param sampleCount how many of its samples count
   * @return whether there is such a sample
   */
  public boolean find(
      MemorySegment memory, long offset, int byteCount, int sampleCount, long untilMillis) {
    BitReader in = new BitReader(memory, offset + XorEncoder.HEADER_BYTES, offset + byteCount);
    XorWindow window = new XorWindow();
    long time = in.readVarint();
    double value = in.readDouble();
    if (time > untilMillis) {
      return false;
    }
    long delta = 0;
    for (int read = 1; read < sampleCount; read++) {
      if (delta > 0 && time + delta <= untilMillis) {
        int repeats = in.skipZeroPairs(most(sampleCount - read, untilMillis - time, delta));
        time += repeats * delta;
        read += repeats;
        if (read == sampleCount) {
          break;
        }
      }
      delta = read == 1 ? in.readUvarint() : delta + XorIterator.readDeltaChange(in);
      if (time + delta > untilMillis) {
        break;
      }
      time += delta;
      value = window.read(in, value);
    }
    foundMillis = time;
    found = value;
    return true;
  }

  private static int most(int samples, long millis, long delta) {
    return millis >= samples * delta ? samples : (int) (millis / delta);
  }

  /** The time of what was found. */
  public long timestampMillis() {
    return foundMillis;
  }

  public double value() {
    return found;
  }
}
