package io.freqwatch.tsdb.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XorChunkTest {
  private static final double[] ODD_VALUES = {
    0.0,
    -0.0,
    1,
    -1,
    Double.NaN,
    StaleMarker.VALUE,
    Double.longBitsToDouble(0xfff8_0000_0000_0001L),
    Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.longBitsToDouble(0x8000_0000_0000_0001L),
    Double.longBitsToDouble(-1L),
    1e-9,
    123456.789
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void givesBackEveryBitOfWhatWasAppended(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      long[] times = times(random, 1 + random.nextInt(240));
      double[] values = values(random, times.length);
      assertThat(read(encode(times, values))).isEqualTo(text(times, values));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesTheSameManyAtATime(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      long[] times = times(random, 1 + random.nextInt(240));
      double[] values =
          round % 2 == 0 ? values(random, times.length) : steady(random, times.length);
      SampleIterator samples = encode(times, values).samples();
      long[] readTimes = new long[times.length];
      double[] readValues = new double[times.length];
      int read = 0;
      while (samples.next() != SampleKind.NONE) {
        readTimes[read] = samples.timestampMillis();
        readValues[read++] = samples.value();
        long until = times[random.nextInt(times.length)] + random.nextInt(3) - 1;
        int end = samples.floatsUntil(until, readTimes, readValues, read);
        assertThat(end == read || readTimes[end - 1] <= until).isTrue();
        read = end;
        assertThat(samples.timestampMillis()).isEqualTo(times[read - 1]);
      }
      assertThat(text(readTimes, readValues)).isEqualTo(text(times, values));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsTheNewestSampleUpToAMoment(long seed) {
    Random random = new Random(seed);
    XorLookup lookup = new XorLookup();
    for (int round = 0; round < 300; round++) {
      long[] times = times(random, 1 + random.nextInt(240));
      double[] values =
          round % 2 == 0 ? values(random, times.length) : steady(random, times.length);
      MemorySegment data = encode(times, values).data();
      MemorySegment within = MemorySegment.ofArray(new byte[(int) data.byteSize() + 11]);
      MemorySegment.copy(data, 0, within, 5, data.byteSize());
      for (int ask = 0; ask < 20; ask++) {
        int index = random.nextInt(times.length);
        long until = times[index] + random.nextInt(3) - 1;
        int newest = newest(times, until);
        boolean found = lookup.find(within, 5, (int) data.byteSize(), times.length, until);
        assertThat(found).isEqualTo(newest >= 0);
        if (found) {
          assertThat(lookup.timestampMillis()).isEqualTo(times[newest]);
          assertThat(Double.doubleToRawLongBits(lookup.value()))
              .isEqualTo(Double.doubleToRawLongBits(values[newest]));
        }
      }
    }
  }

  /** Values that most often stay as they are. */
  private static double[] steady(Random random, int count) {
    double[] values = new double[count];
    for (int i = 1; i < count; i++) {
      values[i] = random.nextInt(20) == 0 ? random.nextDouble() : values[i - 1];
    }
    return values;
  }

  private static int newest(long[] times, long until) {
    int newest = -1;
    for (int i = 0; i < times.length && times[i] <= until; i++) {
      newest = i;
    }
    return newest;
  }

  @Test
  void hasTheBytesThatPrometheusWrites() {
    Chunk chunk = encode(new long[] {1000, 2000, 3000, 4001}, new double[] {1, 1, 2, 2.5});

    assertThat(chunk.toBytes())
        .isEqualTo(
            HexFormat.of()
                .parseHex("0004" + "d00f" + "3ff0000000000000" + "e807" + "3097ffe0007683"));
  }

  @Test
  void seeksToTheFirstSampleAtOrBehindATime() {
    SampleIterator samples = encode(new long[] {10, 20, 30}, new double[] {1, 2, 3}).samples();

    assertThat(samples.seek(11)).isEqualTo(SampleKind.FLOAT);
    assertThat(samples.timestampMillis()).isEqualTo(20);
    assertThat(samples.seek(5)).isEqualTo(SampleKind.FLOAT);
    assertThat(samples.timestampMillis()).isEqualTo(20);
    assertThat(samples.next()).isEqualTo(SampleKind.FLOAT);
    assertThat(samples.value()).isEqualTo(3);
    assertThat(samples.seek(31)).isEqualTo(SampleKind.NONE);
  }

  @Test
  void goesOnInTheMemoryWhereItWasLeft() {
    Random random = new Random(7);
    long[] times = times(random, 120);
    double[] values = values(random, times.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(4096);
      XorEncoder encoder = new XorEncoder(BitWriter.into(memory));
      encoder.begin(memory, 16, 4080);
      for (int i = 0; i < times.length; i++) {
        XorEncoder next = new XorEncoder(BitWriter.into(memory));
        next.resume(
            memory,
            16,
            4080,
            encoder.bitCount(),
            encoder.sampleCount(),
            encoder.lastMillis(),
            encoder.lastDelta(),
            encoder.lastValue(),
            encoder.packedWindow());
        next.append(times[i], values[i]);
        encoder = next;
      }
      assertThat(encoder.chunk().toBytes()).isEqualTo(encode(times, values).toBytes());
    }
  }

  @Test
  void neverTakesMoreBytesForASampleThanItSays() {
    XorEncoder encoder = new XorEncoder();
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      int before = encoder.byteCount();
      encoder.append(random.nextLong(), Double.longBitsToDouble(random.nextLong()));
      assertThat(encoder.byteCount() - before).isLessThanOrEqualTo(XorEncoder.MAX_SAMPLE_BYTES);
    }
  }

  @Test
  void saysThatAChunkEndsTooEarly() {
    Chunk whole = encode(times(new Random(3), 50), values(new Random(4), 50));
    for (int length = 0; length < whole.byteCount(); length++) {
      MemorySegment part = whole.data().asSlice(0, length);
      assertThatThrownBy(() -> read(Chunk.of(ChunkEncoding.XOR, part)))
          .isInstanceOf(StorageException.Corrupt.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsSomethingOrRefusesButDoesNotFailOnAnyBits(long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[200];
    for (int round = 0; round < 2000; round++) {
      random.nextBytes(bytes);
      for (ChunkEncoding encoding : new ChunkEncoding[] {ChunkEncoding.XOR, ChunkEncoding.XOR2}) {
        readAnything(Chunk.of(encoding, MemorySegment.ofArray(bytes)));
      }
    }
  }

  private static void readAnything(Chunk chunk) {
    try {
      SampleIterator samples = chunk.samples();
      int count = 0;
      while (samples.next() != SampleKind.NONE) {
        count++;
      }
      assertThat(count).isEqualTo(chunk.sampleCount());
    } catch (StorageException.Corrupt e) {
      assertThat(e).hasMessageContaining("chunk");
    }
  }

  private static Chunk encode(long[] times, double[] values) {
    XorEncoder encoder = new XorEncoder();
    for (int i = 0; i < times.length; i++) {
      encoder.append(times[i], values[i]);
    }
    return Chunk.of(ChunkEncoding.XOR, encoder.chunk().data());
  }

  private static String read(Chunk chunk) {
    StringBuilder text = new StringBuilder();
    SampleIterator samples = chunk.samples();
    while (samples.next() != SampleKind.NONE) {
      add(text, samples.timestampMillis(), samples.value());
    }
    return text.toString();
  }

  private static String text(long[] times, double[] values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times.length; i++) {
      add(text, times[i], values[i]);
    }
    return text.toString();
  }

  private static void add(StringBuilder text, long time, double value) {
    text.append(time).append(' ').append(Double.doubleToRawLongBits(value)).append('\n');
  }

  private static long[] times(Random random, int count) {
    long[] times = new long[count];
    long time = random.nextLong(-1_000_000_000_000L, 4_000_000_000_000L);
    for (int i = 0; i < count; i++) {
      times[i] = time;
      time +=
          switch (random.nextInt(8)) {
            case 0 -> 1 + random.nextInt(20_000);
            case 1 -> 15_000 + random.nextInt(200) - 100;
            case 2 -> random.nextLong(1, 600_000_000);
            case 3 -> random.nextBoolean() ? 1L << random.nextInt(60) : 3_600_000;
            default -> 15_000;
          };
    }
    return times;
  }

  private static double[] values(Random random, int count) {
    double[] values = new double[count];
    double value = random.nextInt(100);
    for (int i = 0; i < count; i++) {
      value =
          switch (random.nextInt(8)) {
            case 0 -> ODD_VALUES[random.nextInt(ODD_VALUES.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> Math.round(value * 100 + random.nextInt(100)) / 100.0;
            case 3 -> value + 1;
            default -> value;
          };
      values[i] = value;
    }
    return values;
  }
}
