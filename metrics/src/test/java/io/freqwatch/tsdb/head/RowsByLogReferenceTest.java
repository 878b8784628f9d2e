package io.freqwatch.tsdb.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsByLogReferenceTest {
  private final RowsByLogReference rows = new RowsByLogReference();

  @Test
  void knowsWhatAMapKnows() {
    Random random = new Random(5);
    Map<Long, Integer> wanted = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long reference = 1 + (random.nextBoolean() ? random.nextInt(500) : random.nextLong(1L << 40));
      if (random.nextInt(3) > 0) {
        rows.put(reference, i);
        wanted.put(reference, i);
      } else {
        rows.remove(reference);
        wanted.remove(reference);
      }
    }
    rows.retain((_, row) -> row % 2 == 0);
    wanted.values().removeIf(row -> row % 2 != 0);
    wanted.forEach((reference, row) -> assertThat(rows.get(reference)).isEqualTo(row));
    for (long reference = 1; reference <= 600; reference++) {
      assertThat(rows.get(reference)).isEqualTo(wanted.getOrDefault(reference, -1));
    }
  }
}
