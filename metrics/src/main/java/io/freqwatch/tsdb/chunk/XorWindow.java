package io.freqwatch.tsdb.chunk;

import io.freqwatch.storage.StorageException;

/**
 * The exclusive-or of two neighbouring doubles: the bits that differ, between leading and trailing
 * zeros. Where they fit between those of an earlier value, these are not written again.
 */
final class XorWindow {
  /** So many leading zeros when none were written yet. */
  static final int NONE = 0xff;

  private static final int MOST_LEADING = 31;

  int leading = NONE;
  int trailing;

  void write(BitWriter out, double value, double previous) {
    long change = Double.doubleToRawLongBits(value) ^ Double.doubleToRawLongBits(previous);
    if (change == 0) {
      out.writeBit(0);
      return;
    }
    int zerosBefore = Math.min(Long.numberOfLeadingZeros(change), MOST_LEADING);
    int zerosBehind = Long.numberOfTrailingZeros(change);
    if (leading != NONE && zerosBefore >= leading && zerosBehind >= trailing) {
      out.write(0b10, 2);
      out.write(change >>> trailing, 64 - leading - trailing);
      return;
    }
    leading = zerosBefore;
    trailing = zerosBehind;
    int length = 64 - leading - trailing;
    out.write(0b11L << 11 | (long) leading << 6 | length & 0x3f, 13);
    out.write(change >>> trailing, length);
  }

  double read(BitReader in, double previous) {
    return switch (in.readOnes(2)) {
      case 0 -> previous;
      case 1 -> readChange(in, previous);
      default -> readNewWindow(in, previous);
    };
  }

  /** Reads a window and the bits in it; a length of 0 stands for 64. */
  double readNewWindow(BitReader in, double previous) {
    int header = (int) in.read(11);
    int length = (header & 0x3f) == 0 ? 64 : header & 0x3f;
    leading = header >>> 6;
    trailing = 64 - leading - length;
    if (trailing < 0) {
      throw new StorageException.Corrupt(
          "a value in a chunk has %d leading zeros and %d more bits".formatted(leading, length));
    }
    return readChange(in, previous);
  }

  /** Reads the bits in the window that holds. */
  double readChange(BitReader in, double previous) {
    int before = leading == NONE ? 0 : leading;
    long change = in.read(64 - before - trailing) << trailing;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(previous) ^ change);
  }
}
