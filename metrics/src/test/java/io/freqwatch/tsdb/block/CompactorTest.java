package io.freqwatch.tsdb.block;

import static io.freqwatch.tsdb.block.SampleBlocks.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CompactorTest {
  private static final Path DIRECTORY = Path.of("/data");

  /** A multiple of every range up to 54 h. */
  private static final long START = 8640 * 54 * HOUR;

  private final RecordingListener listener = new RecordingListener();
  private final SampleBlocks.Stored all = new SampleBlocks.Stored();
  private final ManualClock clock = new ManualClock(START + 40 * HOUR);
  private Disk disk = new SimulatedDisk(1);

  @Test
  void mergesTwoHoursToSixAndEighteenAndLosesNothing() throws IOException {
    for (int i = 0; i < 10; i++) {
      write(i, SampleBlocks.floats(i, 12, START + i * 2 * HOUR, 480));
    }
    try (BlockSet blocks = open()) {
      Compactor compactor = compactor(blocks, CompactionOptions.DEFAULT);
      assertThat(compactor.compact()).isEqualTo(4);

      assertThat(blocks.blocks()).hasSize(2);
      BlockMeta merged = blocks.blocks().getFirst().meta();
      assertThat(merged.compaction().level()).isEqualTo(3);
      assertThat(merged.compaction().sources()).hasSize(9);
      assertThat(merged.compaction().parents()).hasSize(3);
      assertThat(SampleBlocks.read(blocks, 0, Long.MAX_VALUE)).isEqualTo(text());
      assertThat(disk.list(DIRECTORY)).hasSize(2);
      assertThat(compactor.compact()).isZero();
    }
    assertThat(listener.failed).isEmpty();
  }

  @Test
  void makesOneOfOverlappingBlocksWithEachSampleOnce() throws IOException {
    write(1, SampleBlocks.floats(5, 10, START, 300));
    write(2, SampleBlocks.floats(5, 12, START + HOUR / 2, 300));
    write(3, SampleBlocks.floats(6, 14, START + HOUR / 2 + 5, 300));
    try (BlockSet blocks = open()) {
      String before = SampleBlocks.read(blocks, 0, Long.MAX_VALUE);
      assertThat(before).isEqualTo(text());
      compactor(blocks, CompactionOptions.DEFAULT).compact();

      assertThat(blocks.blocks()).hasSize(1);
      assertThat(SampleBlocks.read(blocks, 0, Long.MAX_VALUE)).isEqualTo(before);
    }
  }

  @Test
  void leavesOutWhatWasDeleted() throws IOException {
    write(1, SampleBlocks.floats(1, 10, START, 480));
    write(2, SampleBlocks.floats(2, 10, START + 2 * HOUR, 480));
    try (BlockSet blocks = open()) {
      for (Block block : blocks.blocks()) {
        block.delete(START, START + 3 * HOUR, Matcher.equal("__name__", "up"));
      }
      String before = SampleBlocks.read(blocks, 0, Long.MAX_VALUE);
      compactor(blocks, CompactionOptions.DEFAULT).compact();

      assertThat(blocks.blocks().getFirst().meta().stats().tombstones()).isZero();
      assertThat(blocks.blocks().getFirst().meta().stats().series()).isEqualTo(6);
      assertThat(SampleBlocks.read(blocks, 0, Long.MAX_VALUE)).isEqualTo(before);
    }
  }

  @Test
  void forgetsWhatIsOlderThanTheRetentionByTheNewestSample() throws IOException {
    for (int i = 0; i < 4; i++) {
      write(i, SampleBlocks.floats(i, 2, START + i * 2 * HOUR, 480));
    }
    try (BlockSet blocks = open()) {
      Compactor compactor = compactor(blocks, options(Duration.ofHours(5), 0));
      compactor.applyRetention(START + 8 * HOUR, 0);
      assertThat(blocks.blocks()).hasSize(3);
      compactor.applyRetention(START + 900 * HOUR, 0);
      assertThat(blocks.blocks()).isEmpty();
      assertThat(disk.list(DIRECTORY)).isEmpty();
    }
  }

  @Test
  void keepsWithinItsSizeByForgettingTheOldest() throws IOException {
    for (int i = 0; i < 4; i++) {
      write(i, SampleBlocks.floats(i, 2, START + i * 2 * HOUR, 480));
    }
    try (BlockSet blocks = open()) {
      long size = blocks.byteSize();
      List<Block> before = blocks.blocks();
      compactor(blocks, options(Duration.ofDays(1), size)).applyRetention(START + 8 * HOUR, 10);
      assertThat(blocks.blocks()).containsExactlyElementsOf(before.subList(1, 4));
    }
  }

  @Test
  void forgetsSeriesEarlierThatARuleSaysSoOf() throws IOException {
    write(1, SampleBlocks.floats(1, 10, START, 480));
    write(2, SampleBlocks.floats(2, 10, START + 38 * HOUR, 480));
    RetentionRule rule =
        new RetentionRule(List.of(Matcher.equal("__name__", "up")), Duration.ofHours(12));
    try (BlockSet blocks = open()) {
      Compactor compactor =
          compactor(
              blocks,
              new CompactionOptions(Duration.ofDays(15), Duration.ofDays(15), 0, List.of(rule)));
      assertThat(compactor.compact()).isOne();
      assertThat(compactor.compact()).isZero();

      assertThat(SampleBlocks.read(blocks, 0, Long.MAX_VALUE, Matcher.equal("__name__", "up")))
          .isEqualTo(
              SampleBlocks.text(
                  all, START + 30 * HOUR, Long.MAX_VALUE, Matcher.equal("__name__", "up")));
      Matcher rest = new Matcher(Matcher.Type.NOT_EQUAL, "__name__", "up");
      assertThat(SampleBlocks.read(blocks, 0, Long.MAX_VALUE, rest))
          .isEqualTo(SampleBlocks.text(all, 0, Long.MAX_VALUE, rest));
    }
  }

  @Test
  void savesWhatCanBeReadOfADamagedBlock() throws IOException {
    BlockMeta meta = write(1, SampleBlocks.floats(1, 10, START, 480));
    Path chunks = DIRECTORY.resolve(meta.ulid()).resolve("chunks/000001");
    Damage.flip(disk, chunks, disk.size(chunks) / 2);
    try (BlockSet blocks = open()) {
      assertThatThrownBy(() -> SampleBlocks.read(blocks, 0, Long.MAX_VALUE))
          .hasMessageContaining("000001")
          .hasMessageContaining("checksum");
      compactor(blocks, CompactionOptions.DEFAULT).salvage();

      String rest = SampleBlocks.read(blocks, 0, Long.MAX_VALUE);
      assertThat(rest.lines().toList()).hasSize(10 * 481 - 120).isSubsetOf(text().lines().toList());
      assertThat(listener.quarantined).singleElement().asString().contains(meta.ulid());
      assertThat(disk.exists(DIRECTORY.resolve(meta.ulid() + ".damaged"))).isTrue();
    }
  }

  @Test
  void findsDamageThatNobodyHasReadYet() throws IOException {
    BlockMeta sound = write(1, SampleBlocks.floats(1, 4, START, 480));
    BlockMeta damaged = write(2, SampleBlocks.floats(2, 4, START + 2 * HOUR, 480));
    Damage.flip(disk, DIRECTORY.resolve(damaged.ulid()).resolve("chunks/000001"), 500);
    try (BlockSet blocks = open()) {
      Compactor compactor = compactor(blocks, CompactionOptions.DEFAULT);
      assertThat(compactor.scrubNext()).isTrue();
      assertThat(compactor.scrubNext()).isTrue();
      assertThat(compactor.scrubNext()).isFalse();
      compactor.salvage();
      assertThat(compactor.scrubNext()).isTrue();
      assertThat(compactor.scrubNext()).isFalse();
      clock.advance(Duration.ofDays(7));
      assertThat(compactor.scrubNext()).isTrue();

      assertThat(blocks.blocks()).hasSize(2);
      assertThat(blocks.blocks().getFirst().meta().ulid()).isEqualTo(sound.ulid());
      assertThat(listener.quarantined).singleElement().asString().contains(damaged.ulid());
    }
  }

  @Test
  void whereverItIsKilledAllSamplesAreThereOnce() throws IOException {
    long changes = changesOfCompaction();
    for (long at = 1; at <= changes; at++) {
      SimulatedDisk failing = prepared();
      failing.failAfter(at, at % 2 == 0 ? SimulatedDisk.Failure.DEAD : SimulatedDisk.Failure.TORN);
      try (BlockSet blocks = open()) {
        compactor(blocks, CompactionOptions.DEFAULT).compact();
      } catch (IOException e) {
        assertThat(e).isNotNull();
      }
      if (at % 3 == 0) {
        failing.losePower();
      } else {
        failing.killProcess();
      }
      listener.quarantined.clear();
      try (BlockSet blocks = open()) {
        assertThat(SampleBlocks.read(blocks, 0, Long.MAX_VALUE))
            .as("killed at %s", at)
            .isEqualTo(text());
        assertThat(listener.quarantined).isEmpty();
        assertThat(disk.list(DIRECTORY)).hasSize(blocks.blocks().size());
      }
    }
  }

  private long changesOfCompaction() throws IOException {
    SimulatedDisk counting = prepared();
    long before = counting.changes();
    try (BlockSet blocks = open()) {
      compactor(blocks, CompactionOptions.DEFAULT).compact();
    }
    return counting.changes() - before;
  }

  private SimulatedDisk prepared() throws IOException {
    SimulatedDisk fresh = new SimulatedDisk(7);
    disk = fresh;
    all.series().clear();
    for (int i = 0; i < 4; i++) {
      write(i, SampleBlocks.floats(i, 3, START + i * 2 * HOUR, 130));
    }
    return fresh;
  }

  @Test
  void queriersGoOnOverACompaction() throws IOException {
    for (int i = 0; i < 4; i++) {
      write(i, SampleBlocks.floats(i, 4, START + i * 2 * HOUR, 480));
    }
    try (BlockSet blocks = open();
        Querier querier = blocks.querier(0, Long.MAX_VALUE)) {
      compactor(blocks, CompactionOptions.DEFAULT).compact();
      assertThat(querier.labelValues("bot")).hasSize(4);
      assertThat(blocks.blocks()).hasSize(2);
    }
  }

  @Test
  void everyQuestionAskedMeanwhileSeesAllSamplesOnce() throws Exception {
    for (int i = 0; i < 10; i++) {
      write(i, SampleBlocks.floats(i, 2, START + i * 2 * HOUR, 130));
    }
    try (BlockSet blocks = open()) {
      AtomicBoolean done = new AtomicBoolean();
      FutureTask<Integer> asking = new FutureTask<>(() -> askUntil(done, blocks));
      Thread.ofVirtual().start(asking);
      compactor(blocks, CompactionOptions.DEFAULT).compact();
      done.set(true);
      assertThat(asking.get()).isPositive();
      assertThat(blocks.blocks()).hasSize(2);
    }
  }

  private int askUntil(AtomicBoolean done, BlockSet blocks) {
    int questions = 0;
    do {
      assertThat(SampleBlocks.read(blocks, 0, Long.MAX_VALUE)).isEqualTo(text());
      questions++;
    } while (!done.get());
    return questions;
  }

  private static CompactionOptions options(Duration retention, long bytes) {
    return new CompactionOptions(retention, retention, bytes, List.of());
  }

  private BlockSet open() throws IOException {
    return BlockSet.open(disk, DIRECTORY, listener);
  }

  private Compactor compactor(BlockSet blocks, CompactionOptions options) {
    return new Compactor(disk, blocks, options, clock, new Random(99));
  }

  private BlockMeta write(int number, SampleBlocks.Stored stored) throws IOException {
    disk.createDirectories(DIRECTORY);
    disk.syncDirectory(Disk.directoryOf(DIRECTORY));
    for (Labels labels : stored.series().keySet()) {
      stored.series().get(labels).forEach((time, value) -> all.add(labels, time, value));
    }
    long from = stored.firstMillis() / (2 * HOUR) * 2 * HOUR;
    long to = stored.lastMillis() / (2 * HOUR) * 2 * HOUR + 2 * HOUR;
    return SampleBlocks.write(disk, DIRECTORY, number, stored, from, to);
  }

  private String text() {
    return SampleBlocks.text(all, 0, Long.MAX_VALUE);
  }
}
