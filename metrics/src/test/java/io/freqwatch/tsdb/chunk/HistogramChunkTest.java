package io.freqwatch.tsdb.chunk;

import static io.freqwatch.model.CounterResetHint.GAUGE;
import static io.freqwatch.model.CounterResetHint.NOT_RESET;
import static io.freqwatch.model.CounterResetHint.RESET;
import static io.freqwatch.model.CounterResetHint.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import io.freqwatch.model.HistogramBucket;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.storage.StorageException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramChunkTest {
  @ParameterizedTest
  @CsvSource({"1,true", "2,true", "3,true", "4,false", "5,false", "6,false"})
  void givesBackWhatWasAppended(long seed, boolean integers) {
    RandomHistograms random = new RandomHistograms(seed, integers);
    for (int round = 0; round < 50; round++) {
      List<FloatHistogram> appended = new ArrayList<>();
      List<Chunk> chunks = new ArrayList<>();
      HistogramEncoder encoder = null;
      for (int i = 0; i < 100; i++) {
        FloatHistogram next = random.next();
        appended.add(next);
        if (encoder == null || !encoder.append(i * 15_000L, next)) {
          encoder = HistogramEncoder.begin(encoder, i * 15_000L, next);
          chunks.add(encoder.chunk());
        }
        chunks.set(chunks.size() - 1, encoder.chunk());
      }
      assertSame(chunks, appended);
    }
  }

  private static void assertSame(List<Chunk> chunks, List<FloatHistogram> appended) {
    int at = 0;
    for (Chunk chunk : chunks) {
      SampleIterator samples = Chunk.of(chunk.encoding(), chunk.data()).samples();
      while (samples.next() != SampleKind.NONE) {
        assertThat(samples.timestampMillis()).isEqualTo(at * 15_000L);
        assertThat(filled(samples.histogram())).isEqualTo(filled(appended.get(at)));
        assertThat(scalars(samples.histogram())).isEqualTo(scalars(appended.get(at)));
        at++;
      }
    }
    assertThat(at).isEqualTo(appended.size());
  }

  private static List<HistogramBucket> filled(FloatHistogram histogram) {
    return histogram.buckets().stream().filter(bucket -> bucket.count() != 0).toList();
  }

  private static List<Object> scalars(FloatHistogram histogram) {
    return List.of(
        Double.doubleToRawLongBits(histogram.sum()),
        histogram.count(),
        histogram.zeroCount(),
        histogram.zeroThreshold(),
        histogram.schema());
  }

  @Test
  void aHistogramThatCountsLessBeginsAChunkThatSaysSo() {
    HistogramEncoder first = HistogramEncoder.begin(null, 0, counter(5, 3));
    assertThat(first.append(1, counter(6, 3))).isTrue();
    assertThat(first.append(2, counter(6, 2))).isFalse();

    HistogramEncoder second = HistogramEncoder.begin(first, 2, counter(6, 2));
    assertThat(second.append(3, counter(7, 2))).isTrue();

    assertThat(hints(first)).containsExactly(UNKNOWN, NOT_RESET);
    assertThat(hints(second)).containsExactly(RESET, NOT_RESET);
  }

  @Test
  void aChunkAfterAFullOneSaysThatTheCountsWentOn() {
    HistogramEncoder first = HistogramEncoder.begin(null, 0, counter(5, 3));
    HistogramEncoder second = HistogramEncoder.begin(first, 1, counter(6, 4));

    assertThat(second.chunk().toBytes()[2]).isEqualTo((byte) 0b0100_0000);
    assertThat(hints(second)).containsExactly(UNKNOWN);
  }

  @Test
  void gaugesMayFallAndKeepToChunksOfTheirOwn() {
    HistogramEncoder gauges =
        HistogramEncoder.begin(null, 0, counter(5, 3).withCounterResetHint(GAUGE));

    assertThat(gauges.append(1, counter(1, 1).withCounterResetHint(GAUGE))).isTrue();
    assertThat(gauges.append(2, counter(9, 9))).isFalse();
    assertThat(hints(gauges)).containsExactly(GAUGE, GAUGE);
  }

  @Test
  void afterAStaleMarkerOnlyStaleMarkersFollow() {
    HistogramEncoder encoder = HistogramEncoder.begin(null, 0, counter(5, 3));
    assertThat(encoder.append(1, StaleMarker.HISTOGRAM)).isTrue();
    assertThat(encoder.append(2, StaleMarker.HISTOGRAM)).isTrue();
    assertThat(encoder.append(3, counter(6, 4))).isFalse();

    SampleIterator samples = encoder.chunk().samples();
    assertThat(samples.seek(1)).isEqualTo(SampleKind.HISTOGRAM);
    assertThat(StaleMarker.is(samples.histogram())).isTrue();
  }

  @Test
  void newBucketsLeaveTheBytesAloneThatAreBeingRead() {
    HistogramEncoder encoder = HistogramEncoder.begin(null, 0, counter(5, 3));
    SampleIterator old = encoder.chunk().samples();
    FloatHistogram wider =
        new FloatHistogram(
            UNKNOWN,
            3,
            0.001,
            5,
            20,
            1,
            List.of(new Span(-2, 1), new Span(2, 2)),
            List.of(),
            new double[] {4, 6, 5},
            new double[0],
            new double[0],
            true);

    assertThat(encoder.append(1, wider)).isTrue();

    assertThat(old.next()).isEqualTo(SampleKind.HISTOGRAM);
    assertThat(old.histogram().positiveBuckets()).containsExactly(5, 3);
    SampleIterator fresh = encoder.chunk().samples();
    fresh.next();
    assertThat(filled(fresh.histogram())).isEqualTo(counter(5, 3).buckets());
    fresh.next();
    assertThat(fresh.histogram().buckets()).isEqualTo(wider.buckets());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsSomethingOrRefusesButDoesNotFailOnAnyBits(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[3 + random.nextInt(200)];
      random.nextBytes(bytes);
      readAnything(Chunk.of(ChunkEncoding.HISTOGRAM, MemorySegment.ofArray(bytes)));
      readAnything(Chunk.of(ChunkEncoding.FLOAT_HISTOGRAM, MemorySegment.ofArray(bytes)));
    }
  }

  private static void readAnything(Chunk chunk) {
    try {
      SampleIterator samples = chunk.samples();
      while (samples.next() != SampleKind.NONE) {
        assertThat(samples.histogram().positiveBuckets().length).isNotNegative();
      }
    } catch (StorageException.Corrupt e) {
      assertThat(e).hasMessageContaining("chunk");
    }
  }

  private static List<CounterResetHint> hints(HistogramEncoder encoder) {
    List<CounterResetHint> hints = new ArrayList<>();
    SampleIterator samples = encoder.chunk().samples();
    while (samples.next() != SampleKind.NONE) {
      hints.add(samples.histogram().counterResetHint());
    }
    return hints;
  }

  private static FloatHistogram counter(double first, double second) {
    return new FloatHistogram(
        UNKNOWN,
        3,
        0.001,
        5,
        first + second + 5,
        12.5,
        List.of(new Span(1, 2)),
        List.of(),
        new double[] {first, second},
        new double[0],
        new double[0],
        true);
  }
}
