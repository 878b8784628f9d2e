package io.freqwatch.tsdb.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChunkSlabTest {
  private final ChunkSlab slab = new ChunkSlab();

  @AfterEach
  void close() {
    slab.close();
  }

  @Test
  void aSlotThatIsUsedAgainIsZero() {
    for (int bytes : List.of(64, 1056, 5_000)) {
      int first = slab.allocate(bytes);
      slab.memory(first).fill((byte) 0xff);
      slab.free(first);
      int again = slab.allocate(bytes);
      assertThat(again).isEqualTo(first);
      assertThat(slab.memory(again).toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
    }
  }

  @Test
  void slotsDoNotOverlap() {
    int first = slab.allocate(64);
    int second = slab.allocate(64);
    slab.memory(first).fill((byte) 1);
    slab.memory(second).fill((byte) 2);
    assertThat(slab.memory(first).toArray(ValueLayout.JAVA_BYTE)).containsOnly(1);
    assertThat(slab.usedBytes()).isEqualTo(128);
  }
}
