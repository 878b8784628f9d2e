package io.freqwatch.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OldGenerationTest {
  private static final long MEBIBYTE = 1L << 20;

  private final MemoryPoolMXBean pool =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(each -> each.getType() == MemoryType.HEAP)
          .filter(MemoryPoolMXBean::isUsageThresholdSupported)
          .findFirst()
          .orElseThrow();

  @Test
  @Timeout(20)
  void collectsAndWatchesOnWhenTheThresholdIsPassed() {
    try (OldGeneration _ = OldGeneration.watched()) {
      assertThat(pool.getUsageThreshold()).isGreaterThan(48 * MEBIBYTE);
      pool.setUsageThreshold(1);
      Runtime.getRuntime().gc();
      while (pool.getUsageThreshold() == 1) {
        Thread.onSpinWait();
      }
      assertThat(pool.getUsageThreshold()).isGreaterThan(48 * MEBIBYTE);
    }
    assertThat(pool.getUsageThreshold()).isZero();
  }
}
