package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import java.lang.foreign.ValueLayout;

/**
 * Reads {@link ChunkEncoding#XOR2}: one control code says what changed of both time and value,
 * stale markers have codes of their own and do not disturb the values around them, and the third
 * byte of the header says from which sample on start timestamps follow. These are read over.
 */
final class Xor2Iterator extends ChunkSamples {
  private static final int HEADER_BYTES = 3;
  private static final int FIRST_START_KNOWN = 0x80;

  private final BitReader in;
  private final XorWindow window = new XorWindow();
  private final int startHeader;
  private long delta;
  private double lastValue;
  private double value;

  Xor2Iterator(Chunk chunk) {
    super(chunk);
    this.in = new BitReader(chunk.data(), HEADER_BYTES);
    this.startHeader = chunk.data().get(ValueLayout.JAVA_BYTE, 2) & 0xff;
    window.leading = 0;
  }

  @Override
  SampleKind read(int index) {
    switch (index) {
      case 0 -> readFirst();
      case 1 -> {
        delta = in.readUvarint();
        timestampMillis += delta;
        readAnyValue();
      }
      default -> readLater();
    }
    skipStart(index);
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

  private void readFirst() {
    timestampMillis = in.readVarint();
    value = in.readDouble();
    lastValue = StaleMarker.is(value) ? 0 : value;
    if ((startHeader & FIRST_START_KNOWN) != 0) {
      in.readVarint();
    }
  }

  private void readLater() {
    int control = in.readOnes(5);
    switch (control) {
      case 2 -> delta += readSigned(13);
      case 3 -> delta += readSigned(20);
      case 4 -> delta += in.read(64);
      default -> {}
    }
    timestampMillis += delta;
    switch (control) {
      case 0 -> value = lastValue;
      case 1 -> changed(readChangedValue());
      case 5 -> value = StaleMarker.VALUE;
      default -> readAnyValue();
    }
  }

  private void readAnyValue() {
    switch (in.readOnes(3)) {
      case 0 -> value = lastValue;
      case 1 -> changed(window.readChange(in, lastValue));
      case 2 -> changed(window.readNewWindow(in, lastValue));
      default -> value = StaleMarker.VALUE;
    }
  }

  private double readChangedValue() {
    return in.readBit() == 0
        ? window.readChange(in, lastValue)
        : window.readNewWindow(in, lastValue);
  }

  private void changed(double newValue) {
    lastValue = newValue;
    value = newValue;
  }

  private void skipStart(int index) {
    int changedFrom = startHeader & 0x7f;
    if (changedFrom > 0 && index >= changedFrom) {
      Varbit.read(in);
    }
  }

  private long readSigned(int bits) {
    return in.read(bits) << (64 - bits) >> (64 - bits);
  }
}
