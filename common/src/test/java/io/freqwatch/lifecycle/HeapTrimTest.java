package io.freqwatch.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HeapTrimTest {
  @Test
  @Timeout(20)
  void collectsOnceAfterTheStartAndEndsWhenClosed() throws InterruptedException {
    ManualClock clock = new ManualClock(0);
    Component trim = HeapTrim.loop(clock);
    trim.start();
    clock.awaitSleepers(1);
    long before = collections();

    clock.advance(Duration.ofSeconds(20));
    while (collections() == before) {
      Thread.onSpinWait();
    }

    clock.awaitSleepers(1);
    trim.close();
    assertThat(trim.check().isOk()).isTrue();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
