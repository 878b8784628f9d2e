package io.freqwatch.tsdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.tsdb.disk.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writing process is killed again and again, 50 times or as often as asked for ({@code
 * -Dfreqwatch.kills=1000 -Dtest.seconds=7200}): no committed scrape is lost, none is there twice.
 * After a kill the last scrapes before it and all since are read; everything now and then and at
 * the end, as otherwise a thousand kills would read for hours.
 */
@Tag("conformance")
@Timeout(7200)
class KillConformanceTest {
  private static final int KILLS = Integer.getInteger("freqwatch.kills", 50);
  private static final int KILLS_PER_WHOLE_READ = 25;
  private static final int SCRAPES_READ_AGAIN = 1_000;

  @TempDir private Path folder;

  @Test
  void noKillLosesACommittedScrapeOrShowsOneTwice() throws Exception {
    Path data = folder.resolve("metrics");
    Random random = new Random(11);
    long next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long committed;
      try (WriterProcess writer = new WriterProcess(data, next, Long.MAX_VALUE / 2)) {
        committed = writer.killAfter(1 + random.nextInt(700));
      }
      boolean readsAll = kill % KILLS_PER_WHOLE_READ == 0 || kill == KILLS - 1;
      long from = readsAll ? 0 : Math.max(0, next - SCRAPES_READ_AGAIN);
      next = countAfterStart(data, kill, from, committed);
    }
  }

  private static long countAfterStart(Path data, int kill, long from, long committed)
      throws Exception {
    ManualClock clock = new ManualClock(KilledWriter.START + committed * KilledWriter.STEP);
    Tsdb tsdb = Tsdb.open(Disk.local(), data, KilledWriter.OPTIONS, clock, new Random(kill));
    long count = KilledWriter.check(tsdb, from, committed);
    assertThat(count).as("scrapes after kill " + kill).isBetween(committed + 1, committed + 2);
    if (kill % 10 == 9) {
      clock.advance(Duration.ofMinutes(1));
      tsdb.close();
    } else {
      tsdb.abandon();
    }
    return count;
  }
}
