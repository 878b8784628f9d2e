package io.freqwatch.tsdb.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedDiskTest {
  private static final Path FILE = Path.of("/file");

  /** A clock on which sleep takes no time but its own. */
  private static final class SleepingClock implements Clock {
    private long nanos;
    private boolean interrupts;

    @Override
    public long wallMillis() {
      return nanos / 1_000_000;
    }

    @Override
    public long monotonicNanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (interrupts) {
        throw new InterruptedException();
      }
      nanos += duration.toNanos();
    }
  }

  private final SleepingClock clock = new SleepingClock();
  private final SimulatedDisk disk = new SimulatedDisk(1);

  private void write(Disk to, int portions) throws IOException {
    try (DiskFile file = to.create(FILE)) {
      for (int i = 0; i < portions; i++) {
        file.append(ByteBuffer.allocate(1 << 16));
      }
    }
  }

  @Test
  void writesAsFastAsItMay() throws IOException {
    write(PacedDisk.of(disk, clock, 1 << 20), 160);
    assertThat(disk.size(FILE)).isEqualTo(10 << 20);
    assertThat(clock.nanos / 1e9).isBetween(9.9, 10.1);
  }

  @Test
  void timeInWhichNothingWasWrittenIsNotSavedUp() throws IOException {
    Disk paced = PacedDisk.of(disk, clock, 1 << 20);
    clock.nanos = Duration.ofHours(1).toNanos();
    write(paced, 16);
    assertThat(Duration.ofNanos(clock.nanos).minusHours(1))
        .isBetween(Duration.ofMillis(950), Duration.ofMillis(1050));
  }

  @Test
  void anInterruptedWriterGoesOnWithoutWaiting() throws IOException {
    clock.interrupts = true;
    write(PacedDisk.of(disk, clock, 1 << 10), 16);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(disk.size(FILE)).isEqualTo(1 << 20);
  }

  @Test
  void zeroIsNoLimit() {
    assertThat(PacedDisk.of(disk, clock, 0)).isSameAs(disk);
  }
}
