package io.freqwatch.exposition;

import java.nio.charset.CharacterCodingException;

/**
 * Reads a part of a byte array as one message of protobuf's wire format, field by field, without
 * copying. The values of the field last read stay until the next one. Used by one thread, and again
 * for other parts.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;
  private static final int MAX_VARINT_BITS = 70;

  /** Parts of one metric: more is no metric but an attack, since a part may take two bytes only. */
  private static final int MAX_PARTS = 1 << 16;

  final byte[] bytes;
  private int position;
  private int end;
  private int wireType;
  private int field;
  private long scalar;
  private int start;
  private int stop;

  ProtobufReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Begins to read the message that lies between two offsets. */
  ProtobufReader enter(int from, int to) {
    position = from;
    end = to;
    return this;
  }

  /** Reads the length of a message and enters it; false where the bytes end. */
  boolean enterDelimited(int from, int to) {
    enter(from, to);
    if (position >= end) {
      return false;
    }
    readLength();
    enter(start, stop);
    return true;
  }

  /** Steps to the next field and reads it; false behind the last one. */
  boolean next() {
    if (position >= end) {
      return false;
    }
    int at = position;
    long tag = readVarint();
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    if (tag >>> 32 != 0 || field == 0) {
      throw error(at, "field number " + (tag >>> 3) + " is out of range");
    }
    switch (wireType) {
      case VARINT -> scalar = readVarint();
      case FIXED64 -> scalar = readFixed(Long.BYTES);
      case FIXED32 -> scalar = readFixed(Integer.BYTES);
      case LENGTH_DELIMITED -> readLength();
      default -> throw error(at, "wire type " + wireType + " is not known");
    }
    return true;
  }

  int field() {
    return field;
  }

  /** Whether the field is a message, a text or packed numbers. */
  boolean isDelimited() {
    return wireType == LENGTH_DELIMITED;
  }

  /** Offset of the first byte of a message or text. */
  int start() {
    require(LENGTH_DELIMITED, "a message or text");
    return start;
  }

  /** Offset behind its last byte. */
  int stop() {
    return stop;
  }

  /** An integer; unsigned ones of 64 bits fill all of them. */
  long integer() {
    require(VARINT, "an integer");
    return scalar;
  }

  /** An integer of zigzag coding. */
  long signed() {
    long raw = integer();
    return raw >>> 1 ^ -(raw & 1);
  }

  double number() {
    require(FIXED64, "a number");
    return Double.longBitsToDouble(scalar);
  }

  /** The text between two offsets. */
  String text(int from, int to) {
    try {
      return Utf8Text.decode(bytes, from, to);
    } catch (CharacterCodingException ignored) {
      throw error(from, "invalid UTF-8 text"); // which says the same with its place
    }
  }

  /** Where this stands, behind the field last read. */
  int position() {
    return position;
  }

  boolean atEnd() {
    return position >= end;
  }

  /** The next of packed integers, once they are entered. */
  long packedSigned() {
    long raw = readVarint();
    return raw >>> 1 ^ -(raw & 1);
  }

  /** The next of packed numbers, once they are entered. */
  double packedNumber() {
    return Double.longBitsToDouble(readFixed(Long.BYTES));
  }

  /** Refuses one more part of a metric where there are so many already. */
  void requireFew(int count, String parts) {
    if (count >= MAX_PARTS) {
      throw error(position, "more than %d %s in one metric".formatted(MAX_PARTS, parts));
    }
  }

  ExpositionSyntaxException error(int at, String message) {
    return ExpositionSyntaxException.atByte(at, message);
  }

  private void require(int expected, String what) {
    if (wireType != expected) {
      throw error(position, "field %d: expected %s".formatted(field, what));
    }
  }

  private void readLength() {
    int at = position;
    long length = readVarint();
    if (length < 0 || length > end - position) {
      throw error(at, "a length of %s where %d bytes are left".formatted(length, end - position));
    }
    start = position;
    stop = position + (int) length;
    position = stop;
  }

  private long readVarint() {
    int at = position;
    long value = 0;
    for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
      if (position >= end) {
        throw error(at, "the data end within a number");
      }
      byte b = bytes[position++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw error(at, "an integer of more than 64 bits");
  }

  private long readFixed(int length) {
    if (end - position < length) {
      throw error(position, "the data end within a number");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes[position++] & 0xFFL) << (i * Byte.SIZE);
    }
    return value;
  }
}
