package io.freqwatch.exposition;

/** How numbers travel in protobuf's messages. */
final class ProtobufNumbers {
  private static final int MILLIS_PER_SECOND = 1000;
  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final double TWO_TO_THE_63 = 0x1p63;

  private ProtobufNumbers() {}

  /** An integer of 64 bits without a sign. */
  static double unsigned(long bits) {
    return bits >= 0 ? bits : (double) (bits & Long.MAX_VALUE) + TWO_TO_THE_63;
  }

  /** The message {@code google.protobuf.Timestamp} that a reader has entered. */
  static long millis(ProtobufReader in) {
    long seconds = 0;
    long nanos = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> seconds = in.integer();
        case 2 -> nanos = in.integer();
        default -> {} // a field of a later version
      }
    }
    return seconds * MILLIS_PER_SECOND + (int) nanos / NANOS_PER_MILLI;
  }
}
