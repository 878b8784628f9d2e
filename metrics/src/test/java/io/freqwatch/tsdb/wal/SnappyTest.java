package io.freqwatch.tsdb.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SnappyTest {
  private final Snappy snappy = new Snappy();

  @Test
  void decompressesWhatItCompressed() {
    Random random = new Random(1);
    for (int length = 0; length < 70_000; length = length * 5 / 4 + 1) {
      for (int variety : new int[] {1, 3, 200, 256}) {
        byte[] bytes = bytes(random, length, variety);
        ByteWriter out = new ByteWriter();
        snappy.compress(bytes, 0, length, out);
        assertThat(decompress(out.array(), out.length(), length)).isEqualTo(bytes);
      }
    }
  }

  @Test
  void makesRepetitiveBytesSmall() {
    ByteWriter out = new ByteWriter();
    snappy.compress(new byte[10_000], 0, 10_000, out);
    assertThat(out.length()).isLessThan(600);
  }

  @Test
  void readsEveryFormOfCopy() {
    byte[] oneByteOffset = {9, 4, 'a', 'b', 0b00001101, 2};
    assertThat(new String(decompress(oneByteOffset, 6, 9))).isEqualTo("ababababa");
    byte[] fourByteOffset = {5, 0, 'x', 0b00001111, 1, 0, 0, 0};
    assertThat(new String(decompress(fourByteOffset, 8, 9))).isEqualTo("xxxxx");
  }

  @Test
  void refusesBytesThatMakeNoSense() {
    Random random = new Random(2);
    ByteWriter out = new ByteWriter();
    byte[] bytes = bytes(random, 500, 3);
    snappy.compress(bytes, 0, 500, out);
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = out.toBytes();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      try {
        assertThat(decompress(broken, broken.length, 500)).hasSizeLessThanOrEqualTo(500);
      } catch (MalformedRecordException expected) {
        assertThat(expected).hasMessageStartingWith("a ");
      }
    }
    assertThatThrownBy(() -> decompress(out.array(), out.length(), 499))
        .hasMessageContaining("exceeds 499");
  }

  private static byte[] decompress(byte[] block, int length, int mostBytes) {
    ByteWriter out = new ByteWriter();
    Snappy.decompress(block, length, mostBytes, out);
    return out.toBytes();
  }

  private static byte[] bytes(Random random, int length, int variety) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(variety);
    }
    return bytes;
  }
}
