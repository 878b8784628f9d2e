package io.freqwatch.tsdb.head;

import static io.freqwatch.tsdb.head.HeadRig.DATA;
import static io.freqwatch.tsdb.head.HeadRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.tsdb.disk.SimulatedDisk.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A load of scrapes, syncs, chunks put into files and truncations, broken off at every change of
 * the disk in turn: what was committed is there after the start, and nothing twice.
 */
class HeadCrashTest {
  private static final long STEP = 60_000;
  private static final int SCRAPES = 120;
  private static final int SERIES = 6;

  /** 1 breaks off at every change. */
  private static final int STRIDE = Integer.getInteger("freqwatch.sweep.stride", 4);

  /** How far a run came: scrapes that are in the log, those that are synced, what blocks have. */
  private static final class Progress {
    private int committed;
    private int synced;
    private long truncated = Long.MIN_VALUE;
  }

  private static HeadRig rig(long seed) throws IOException {
    HeadRig rig = new HeadRig(seed);
    rig.options = HeadOptions.DEFAULT.withChunkRange(Duration.ofMinutes(20));
    rig.walOptions = rig.walOptions.withSegmentBytes(32 * 1024);
    return rig;
  }

  private static void run(HeadRig rig, Progress progress) throws IOException {
    rig.open();
    for (int i = 0; i < SCRAPES; i++) {
      rig.scrape(1 + Math.min(SERIES - 1, i / 4), START + i * STEP);
      if (rig.head.statistics().logFailures() > 0) {
        return;
      }
      progress.committed = i + 1;
      if (i % 7 == 6) {
        rig.head.sync();
        progress.synced = i + 1;
      }
      if (i % 25 == 24) {
        rig.head.flushChunks();
      }
      if (i % 40 == 39) {
        long before = START + (i - 30) * STEP;
        progress.truncated = before;
        rig.head.truncate(before);
      }
    }
  }

  private static long changesOfAWholeRun() throws IOException {
    HeadRig rig = rig(0);
    run(rig, new Progress());
    return rig.disk.changes();
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"DEAD", "TORN"})
  void aKilledProcessLosesNothing(Failure failure) throws IOException {
    long changes = changesOfAWholeRun();
    assertThat(changes).isGreaterThan(150);
    for (long at = 1; at <= changes; at += STRIDE) {
      HeadRig rig = rig(at);
      Progress progress = runUntil(rig, at, failure);
      rig.disk.killProcess();
      checkAfterStart(rig, progress, progress.committed);
    }
  }

  @Test
  void aPowerLossCostsNothingSynced() throws IOException {
    long changes = changesOfAWholeRun();
    for (long at = 1; at <= changes; at += STRIDE) {
      HeadRig rig = rig(at);
      Progress progress = runUntil(rig, at, Failure.DEAD);
      if (at % 2 == 0) {
        rig.disk.losePower();
      } else {
        rig.disk.losePowerKeepingSome();
      }
      checkAfterStart(rig, progress, progress.synced);
    }
  }

  private static Progress runUntil(HeadRig rig, long change, Failure failure) {
    Progress progress = new Progress();
    rig.disk.failAfter(change, failure);
    try {
      run(rig, progress);
    } catch (IOException expected) {
      assertThat(expected).hasMessageContaining("simulated");
    }
    return progress;
  }

  private static void checkAfterStart(HeadRig rig, Progress progress, int scrapes)
      throws IOException {
    rig.minValidMillis = progress.truncated;
    rig.open();
    check(rig, progress, scrapes);
    rig.scrape(SERIES, START + SCRAPES * STEP);
    rig.disk.killProcess();
    rig.open();
    check(rig, progress, scrapes);
    assertThat(rig.report.damages()).isEmpty();
  }

  private static void check(HeadRig rig, Progress progress, int scrapes) {
    Map<String, List<String>> read = rig.readAll();
    for (int series = 0; series < SERIES; series++) {
      List<String> samples = read.getOrDefault(HeadRig.series(series).toString(), List.of());
      assertThat(samples).doesNotHaveDuplicates();
      assertThat(samples).containsAll(wanted(series, progress, scrapes));
    }
  }

  private static List<String> wanted(int series, Progress progress, int scrapes) {
    return IntStream.range(series * 4, scrapes)
        .mapToLong(i -> START + i * STEP)
        .filter(time -> time >= progress.truncated)
        .mapToObj(time -> time + "=" + HeadRig.value(series, time))
        .toList();
  }

  @Test
  void aFlippedBitInAnyFileCostsAtMostAPage() throws IOException {
    HeadRig rig = rig(1);
    run(rig, new Progress());
    Map<String, List<String>> before = rig.readAll();
    rig.minValidMillis = rig.head.oldestAppendable() - Duration.ofHours(1).toMillis();
    rig.disk.killProcess();
    Random random = new Random(9);
    for (Path file : files(rig, DATA)) {
      byte[] whole = rig.disk.readAll(file);
      for (int i = 0; i < 12 && whole.length > 0; i++) {
        byte[] hit = whole.clone();
        hit[random.nextInt(hit.length)] ^= (byte) (1 << random.nextInt(8));
        HeadRig copy = copyOf(rig);
        copy.disk.damage(file, hit);
        copy.open();
        assertThat(lost(before, copy.readAll())).isLessThan(32 * 1024 / 9);
        copy.disk.killProcess();
        copy.open();
        assertThat(copy.report.damages()).isEmpty();
      }
    }
  }

  private static int lost(Map<String, List<String>> before, Map<String, List<String>> after) {
    int lost = 0;
    for (Map.Entry<String, List<String>> series : before.entrySet()) {
      Set<String> missing = new HashSet<>(series.getValue());
      List<String> now = after.getOrDefault(series.getKey(), List.of());
      assertThat(now).doesNotHaveDuplicates();
      assertThat(missing).containsAll(now);
      now.forEach(missing::remove);
      lost += missing.size();
    }
    return lost;
  }

  private static List<Path> files(HeadRig rig, Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : rig.disk.list(directory)) {
      if (rig.disk.isDirectory(path)) {
        files.addAll(files(rig, path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static HeadRig copyOf(HeadRig rig) throws IOException {
    HeadRig copy = rig(1);
    copy.minValidMillis = rig.minValidMillis;
    for (Path file : files(rig, DATA)) {
      copy.disk.createDirectories(file.getParent());
      copy.disk.create(file).close();
      copy.disk.damage(file, rig.disk.readAll(file));
    }
    return copy;
  }
}
