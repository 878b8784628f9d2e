package io.freqwatch.tsdb.block;

import static io.freqwatch.tsdb.block.SampleBlocks.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.chunk.RandomHistograms;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages every file of a block in every way: the start succeeds, and a query gets the right
 * answer, an error, or the answer of the other blocks with the damaged one moved aside and named.
 */
class DamagedBlockTest {
  private static final Path DIRECTORY = Path.of("/data");
  private static final int STRIDE = 7;

  private final SimulatedDisk disk = new SimulatedDisk(5);
  private final SampleBlocks.Stored stored = SampleBlocks.floats(1, 9, START, 150);
  private final RecordingListener listener = new RecordingListener();
  private String right = "";
  private Path block = DIRECTORY;

  @BeforeEach
  void write() throws IOException {
    RandomHistograms random = new RandomHistograms(1, true);
    for (int i = 0; i < 150; i++) {
      stored.add(Labels.of("__name__", "latency"), START + i * 15_000L, random.next());
    }
    disk.createDirectories(DIRECTORY);
    block = DIRECTORY.resolve(SampleBlocks.write(disk, DIRECTORY, 1, stored).ulid());
    try (Block opened = Block.open(disk, block)) {
      opened.delete(START, START + 60_000, Matcher.equal("bot", "bot4"));
    }
    try (BlockSet blocks = BlockSet.open(disk, DIRECTORY, listener)) {
      right = SampleBlocks.read(blocks, 0, Long.MAX_VALUE);
    }
    assertThat(right).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "chunks/000001", "tombstones", "meta.json"})
  void aFlippedBitNeverGivesAWrongAnswer(String file) throws IOException {
    byte[] whole = disk.readAll(block.resolve(file));
    int first = new Random(whole.length).nextInt(STRIDE);
    for (int at = first; at < whole.length; at += whole.length > 2000 ? STRIDE : 1) {
      Damage.flip(disk, block.resolve(file), at);
      check(file + " flipped at " + at);
      restore(file, whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "chunks/000001", "tombstones", "meta.json"})
  void aCutFileNeverGivesAWrongAnswer(String file) throws IOException {
    byte[] whole = disk.readAll(block.resolve(file));
    for (int length = 0; length < whole.length; length += whole.length > 2000 ? 31 : 1) {
      Damage.truncate(disk, block.resolve(file), length);
      check(file + " cut at " + length);
      restore(file, whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "chunks/000001", "tombstones", "meta.json"})
  void aZeroedPageNeverGivesAWrongAnswer(String file) throws IOException {
    byte[] whole = disk.readAll(block.resolve(file));
    for (int from = 0; from < whole.length; from += 511) {
      Damage.zero(disk, block.resolve(file), from);
      check(file + " zeroed from " + from);
      restore(file, whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "chunks/000001", "tombstones", "meta.json", "chunks"})
  void aMissingFileNeverGivesAWrongAnswer(String file) throws IOException {
    disk.deleteTree(block.resolve(file));
    check(file + " missing");
  }

  private void check(String what) {
    listener.quarantined.clear();
    listener.failed.clear();
    try (BlockSet blocks = BlockSet.open(disk, DIRECTORY, listener)) {
      if (blocks.blocks().isEmpty()) {
        assertThat(listener.quarantined).as(what).hasSize(1);
        assertThat(listener.failed).as(what).isEmpty();
      } else {
        checkAnswer(blocks, what);
      }
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
  }

  private void checkAnswer(BlockSet blocks, String what) {
    try {
      String answer = SampleBlocks.read(blocks, 0, Long.MAX_VALUE);
      if (!answer.equals(right)) {
        assertThat(answer).as(what).isEqualTo(right);
      }
    } catch (StorageException.Corrupt e) {
      assertThat(e).as(what).hasMessageContaining(block.toString());
      assertThat(blocks.blocks().getFirst().damage()).as(what).isNotNull();
    }
  }

  private void restore(String file, byte[] whole) throws IOException {
    Path aside = block.resolveSibling(block.getFileName() + BlockSet.DAMAGED);
    if (disk.exists(aside)) {
      disk.rename(aside, block);
    }
    disk.deleteTree(block.resolve(file));
    disk.replace(block.resolve(file), whole);
    assertThat(List.of(disk.exists(block))).containsExactly(true);
  }
}
