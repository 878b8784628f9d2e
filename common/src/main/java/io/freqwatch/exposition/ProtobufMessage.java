package io.freqwatch.exposition;

/** One message of protobuf's wire format, filled field by field and used again. One thread. */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;

  private final ByteSink sink = new ByteSink(256);
  private final ByteSink text = new ByteSink(64);

  void clear() {
    sink.clear();
  }

  void text(int field, String value) {
    text.clear();
    text.utf8(value);
    tag(field, LENGTH_DELIMITED);
    varint(sink, text.size());
    sink.put(text);
  }

  void integer(int field, long value) {
    tag(field, VARINT);
    varint(sink, value);
  }

  void number(int field, double value) {
    tag(field, FIXED64);
    packedNumber(value);
  }

  /** A number without its field, as they follow each other where they are packed. */
  void packedNumber(double value) {
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      sink.put((byte) (bits >>> shift));
    }
  }

  /** As {@link #packedNumber}. */
  void packedInteger(long value) {
    varint(sink, value);
  }

  void message(int field, ProtobufMessage value) {
    tag(field, LENGTH_DELIMITED);
    value.writeDelimited(sink);
  }

  /** Appends this message after its length. */
  void writeDelimited(ByteSink target) {
    varint(target, sink.size());
    target.put(sink);
  }

  private void tag(int field, int wireType) {
    varint(sink, (long) field << 3 | wireType);
  }

  private static void varint(ByteSink target, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      target.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    target.put((byte) rest);
  }
}
