package io.freqwatch.tsdb.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chunks put together bit by bit as the format says (tsdb/chunkenc of Prometheus 3.14). */
class Xor2ChunkTest {
  private final BitWriter out = BitWriter.growing(64);
  private final List<String> expected = new ArrayList<>();

  @Test
  void readsEveryControlCode() {
    begin(9, 0);
    first(1000, 1.0);
    second(500, 0b0, 1);
    sample(1500, 1.0);
    out.writeBit(0);
    sample(2000, 1.0);
    out.write(0b10, 2);
    newWindow(1.0, 2.0);
    sample(2500, 2.0);
    out.write(0b11111, 5);
    sample(3000, StaleMarker.VALUE);
    out.write(0b110L << 13 | (-100 & 0x1fff), 16);
    out.writeBit(0);
    sample(3400, 2.0);
    out.write(0b1110L << 20 | 5000, 24);
    out.write(0b111, 3);
    sample(8800, StaleMarker.VALUE);
    out.write(0b11110, 5);
    out.write(-5400 + 1_000_000, 64);
    out.write(0b10, 2);
    out.write(window(2.0, 1.0, 1, 52), 11);
    sample(1_008_800, 1.0);
    out.write(0b10, 2);
    out.writeBit(0);
    out.write(window(1.0, 2.0, 1, 52), 11);
    sample(2_008_800, 2.0);
    assertThat(read()).isEqualTo(expected);
  }

  @Test
  void readsOverStartTimestamps() {
    begin(4, 0x80 | 2);
    first(1000, 1.0);
    out.writeVarint(400);
    second(500, 0b0, 1);
    sample(1500, 1.0);
    out.writeBit(0);
    Varbit.write(out, 900);
    sample(2000, 1.0);
    out.writeBit(0);
    Varbit.write(out, -3);
    sample(2500, 1.0);
    assertThat(read()).isEqualTo(expected);
  }

  private void begin(int samples, int startHeader) {
    out.write((long) samples << 8 | startHeader, 24);
  }

  private void first(long millis, double value) {
    out.writeVarint(millis);
    out.writeDouble(value);
    sample(millis, value);
  }

  private void second(long delta, int valueBits, int count) {
    out.writeUvarint(delta);
    out.write(valueBits, count);
  }

  /** Of a change of dod=0: a bit says whether the window is new; all of 1.0 to 2.0 is 11 ones. */
  private void newWindow(double from, double to) {
    out.writeBit(1);
    out.write(1L << 6 | 11, 11);
    out.write(window(from, to, 1, 52), 11);
  }

  private static long window(double from, double to, int leading, int trailing) {
    long change = Double.doubleToRawLongBits(from) ^ Double.doubleToRawLongBits(to);
    assertThat(Long.numberOfLeadingZeros(change)).isGreaterThanOrEqualTo(leading);
    return change >>> trailing;
  }

  private void sample(long millis, double value) {
    expected.add(millis + " " + Double.doubleToRawLongBits(value));
  }

  private List<String> read() {
    List<String> read = new ArrayList<>();
    SampleIterator samples = Chunk.of(ChunkEncoding.XOR2, out.written()).samples();
    while (samples.next() != SampleKind.NONE) {
      read.add(samples.timestampMillis() + " " + Double.doubleToRawLongBits(samples.value()));
    }
    return read;
  }
}
