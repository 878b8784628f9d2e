package io.freqwatch.tsdb.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.storage.MergedSamples;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergedChunksTest {
  /** Samples whose times lie anywhere, so that chunks overlap and share times. */
  private static Chunk chunk(Random random) {
    XorEncoder encoder = new XorEncoder();
    long time = random.nextInt(2_000);
    for (int i = random.nextInt(60); i >= 0; i--) {
      encoder.append(time, random.nextInt(3));
      time += random.nextInt(4) == 0 ? 1 + random.nextInt(500) : 10;
    }
    return encoder.chunk();
  }

  private static SampleIterator merged(List<Chunk> chunks) {
    return MergedSamples.of(chunks.stream().map(Chunk::samples).toList());
  }

  @Test
  void giveTheSameOneByOneAndManyAtATime() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      List<Chunk> chunks =
          IntStream.range(0, 1 + random.nextInt(4)).mapToObj(_ -> chunk(random)).toList();
      List<String> expected = new ArrayList<>();
      SampleIterator single = merged(chunks);
      while (single.next() != SampleKind.NONE) {
        expected.add(single.timestampMillis() + "=" + single.value());
      }
      assertThat(many(merged(chunks), random)).isEqualTo(expected);
    }
  }

  private static List<String> many(SampleIterator samples, Random random) {
    long[] times = new long[20];
    double[] values = new double[20];
    List<String> read = new ArrayList<>();
    while (samples.next() != SampleKind.NONE) {
      read.add(samples.timestampMillis() + "=" + samples.value());
      int end = samples.floatsUntil(random.nextInt(4_000), times, values, 0);
      for (int i = 0; i < end; i++) {
        read.add(times[i] + "=" + values[i]);
      }
    }
    return read;
  }
}
