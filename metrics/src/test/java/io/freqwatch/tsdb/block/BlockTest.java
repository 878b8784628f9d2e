package io.freqwatch.tsdb.block;

import static io.freqwatch.tsdb.block.SampleBlocks.HOUR;
import static io.freqwatch.tsdb.block.SampleBlocks.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.chunk.TimedChunk;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTest {
  private final Disk disk = Disk.local();
  private final SampleBlocks.Stored stored = SampleBlocks.floats(1, 40, START, 480);
  @TempDir private Path directory;
  private BlockMeta meta;

  @BeforeEach
  void write() throws IOException {
    meta = SampleBlocks.write(disk, directory, 1, stored);
  }

  @Test
  void givesBackAllSamples() throws IOException {
    try (Block block = open()) {
      assertThat(SampleBlocks.read(block, Long.MIN_VALUE, Long.MAX_VALUE))
          .isEqualTo(SampleBlocks.text(stored, Long.MIN_VALUE, Long.MAX_VALUE));
      block.verifyChunks();
    }
    assertThat(meta.stats()).isEqualTo(new BlockMeta.Stats(19_200, 19_200, 0, 40, 160, 0));
  }

  @Test
  void answersEverySpanAndEveryMatcherAsTheSamplesSay() throws IOException {
    Random random = new Random(3);
    List<Matcher[]> questions =
        List.of(
            matchers(Matcher.Type.EQUAL, "__name__", "up"),
            matchers(Matcher.Type.EQUAL, "__name__", "nothing"),
            matchers(Matcher.Type.EQUAL, "nothing", ""),
            matchers(Matcher.Type.NOT_EQUAL, "bot", "bot3"),
            matchers(Matcher.Type.NOT_EQUAL, "bot", ""),
            matchers(Matcher.Type.REGEX, "bot", "bot(1|2).*"),
            matchers(Matcher.Type.REGEX, "bot", "bot1|bot39|bot5"),
            matchers(Matcher.Type.NOT_REGEX, "bot", "bot.*"),
            matchers(Matcher.Type.REGEX, "utf8", "ä.*1"),
            new Matcher[] {
              Matcher.equal("pair", "BTC/USDT:3"),
              new Matcher(Matcher.Type.NOT_REGEX, "bot", ".*7"),
              new Matcher(Matcher.Type.REGEX, "__name__", ".+")
            });
    try (Block block = open()) {
      for (Matcher[] question : questions) {
        long from = START - HOUR + random.nextLong(3 * HOUR);
        long to = from + random.nextLong(HOUR);
        assertThat(SampleBlocks.read(block, from, to, question))
            .isEqualTo(SampleBlocks.text(stored, from, to, question));
      }
    }
  }

  @Test
  void aSpanBetweenTwoSamplesHoldsNoSeries() throws IOException {
    try (Block block = open()) {
      assertThat(SampleBlocks.read(block, START + 1, START + 14_999)).isEmpty();
    }
  }

  @Test
  void namesLabelsAndValues() throws IOException {
    try (Block block = open();
        Querier all = block.querier(Long.MIN_VALUE, Long.MAX_VALUE);
        Querier none = block.querier(0, 1)) {
      assertThat(all.labelNames()).containsExactly("__name__", "bot", "pair", "utf8");
      assertThat(all.labelValues("bot")).hasSize(40).contains("bot0", "bot39");
      assertThat(all.labelValues("pair", Matcher.equal("bot", "bot8")))
          .containsExactly("BTC/USDT:1");
      assertThat(all.labelNames(Matcher.equal("bot", "nobody"))).isEmpty();
      assertThat(none.labelNames()).isEmpty();
      assertThat(none.labelValues("bot")).isEmpty();
    }
  }

  @Test
  void whatIsDeletedIsGoneAtOnceAndAfterTheNextStart() throws IOException {
    Matcher bot = Matcher.equal("bot", "bot7");
    try (Block block = open()) {
      block.delete(START + HOUR, Long.MAX_VALUE, bot);
      block.delete(START + HOUR / 2, START + HOUR + 5, bot);
      assertDeleted(block, bot);
      assertThat(block.meta().stats().tombstones()).isOne();
    }
    try (Block block = open()) {
      assertDeleted(block, bot);
      block.delete(Long.MIN_VALUE, Long.MAX_VALUE, bot);
      assertThat(SampleBlocks.read(block, 0, Long.MAX_VALUE, bot)).isEmpty();
      try (Querier querier = block.querier(0, Long.MAX_VALUE)) {
        assertThat(querier.labelValues("bot")).hasSize(39).doesNotContain("bot7");
      }
    }
  }

  private void assertDeleted(Block block, Matcher bot) {
    assertThat(SampleBlocks.read(block, 0, Long.MAX_VALUE, bot))
        .isEqualTo(SampleBlocks.text(stored, 0, START + HOUR / 2 - 1, bot));
    Matcher other = Matcher.equal("bot", "bot8");
    assertThat(SampleBlocks.read(block, 0, Long.MAX_VALUE, other))
        .isEqualTo(SampleBlocks.text(stored, 0, Long.MAX_VALUE, other));
  }

  @Test
  void staysMappedUntilTheLastQuerierIsClosed() throws IOException {
    Block block = open();
    Querier querier = block.querier(Long.MIN_VALUE, Long.MAX_VALUE);
    block.close();

    assertThat(querier.select(true).hasNext()).isTrue();
    querier.close();
    querier.close();
    assertThatThrownBy(() -> block.querier(0, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> block.index().allSeries()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fillsSeveralSegments() throws IOException {
    Path other = directory.resolve("small");
    disk.createDirectories(other);
    BlockMeta plan =
        BlockMeta.planned(Ulid.create(1, new Random(9)), START, stored.lastMillis() + 1);
    try (BlockWriter writer = new BlockWriter(disk, other, plan, 10_000)) {
      stored.chunks().forEachRemaining(series -> add(writer, series));
      writer.finish();
    }
    assertThat(disk.list(other.resolve(plan.ulid()).resolve("chunks"))).hasSizeGreaterThan(3);
    try (Block block = Block.open(disk, other.resolve(plan.ulid()))) {
      assertThat(SampleBlocks.read(block, 0, Long.MAX_VALUE))
          .isEqualTo(SampleBlocks.text(stored, 0, Long.MAX_VALUE));
    }
  }

  private static void add(BlockWriter writer, BlockSeries series) {
    try {
      writer.add(series);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void writesNoBlockOfNothingAndNoneOutOfOrder() throws IOException {
    BlockMeta plan = BlockMeta.planned(Ulid.create(1, new Random(9)), 0, 1);
    assertThat(BlockWriter.write(disk, directory, plan, List.<BlockSeries>of().iterator()))
        .isEmpty();
    List<BlockSeries> reversed =
        stored.series().descendingMap().entrySet().stream()
            .map(entry -> new BlockSeries(entry.getKey(), chunksOf(entry.getKey())))
            .toList();
    assertThatThrownBy(() -> BlockWriter.write(disk, directory, plan, reversed.iterator()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("comes after");
    assertThat(disk.list(directory)).containsExactly(directory.resolve(meta.ulid()));
  }

  private Iterable<TimedChunk> chunksOf(Labels labels) {
    ChunkBuilder builder = new ChunkBuilder();
    builder.add(START, labels.size());
    return builder.finish();
  }

  private Block open() throws IOException {
    return Block.open(disk, directory.resolve(meta.ulid()));
  }

  private static Matcher[] matchers(Matcher.Type type, String name, String value) {
    return new Matcher[] {new Matcher(type, name, value)};
  }
}
