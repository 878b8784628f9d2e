package io.freqwatch.tsdb.block;

import static io.freqwatch.tsdb.block.SampleBlocks.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.chunk.RandomHistograms;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real promtool reads our blocks, and we read those it makes. */
@Tag("conformance")
class PromtoolBlockConformanceTest {
  private final Disk disk = Disk.local();
  private final Path promtool = PeerPrograms.find("promtool");
  @TempDir private Path directory;

  @Test
  void promtoolListsAnalyzesAndDumpsOurFloats() throws Exception {
    SampleBlocks.Stored stored = SampleBlocks.floats(1, 40, START, 480);
    BlockMeta meta = SampleBlocks.write(disk, directory, 1, stored);
    Files.createDirectories(directory.resolve("wal"));

    assertThat(PeerPrograms.run(promtool, "tsdb", "list", directory.toString()))
        .contains(meta.ulid(), "19200", "160", "40");
    assertThat(PeerPrograms.run(promtool, "tsdb", "analyze", directory.toString(), meta.ulid()))
        .contains("Total Series: 40", "Label names: 4");
    assertThat(dump()).isEqualTo(expected(stored, _ -> 0));
  }

  /**
   * Its dump reads over a sample for each kind that it looks for in vain: one of each series of
   * float histograms, two of each series of integer histograms.
   */
  @Test
  void promtoolDumpsOurHistograms() throws Exception {
    SampleBlocks.Stored stored = new SampleBlocks.Stored();
    for (int series = 0; series < 20; series++) {
      RandomHistograms random = new RandomHistograms(series, series % 2 == 0);
      Labels labels = Labels.of("__name__", "latency", "series", "" + series);
      for (int i = 0; i < 300; i++) {
        stored.add(labels, START + i * 15_000L, random.next());
      }
    }
    SampleBlocks.write(disk, directory, 1, stored);
    Files.createDirectories(directory.resolve("wal"));

    assertThat(dump()).isEqualTo(expected(stored, series -> series % 2 == 0 ? 2 : 1));
  }

  private List<String> dump() throws IOException, InterruptedException {
    return PeerText.comparable(PeerPrograms.run(promtool, "tsdb", "dump", directory.toString()));
  }

  private static List<String> expected(SampleBlocks.Stored stored, IntUnaryOperator skipped) {
    List<String> lines = new ArrayList<>();
    for (Labels labels : stored.series().keySet()) {
      int series = labels.has("series") ? Integer.parseInt(labels.value("series")) : 0;
      lines.addAll(PeerText.comparable(stored, labels, skipped.applyAsInt(series)));
    }
    return lines;
  }

  @Test
  void weReadBlocksOfPromtoolAndWriteThemAsSmall() throws Exception {
    SampleBlocks.Stored stored = SampleBlocks.floats(2, 40, START, 1000);
    Path text = directory.resolve("samples.txt");
    Files.write(text, PeerText.openMetrics(stored));
    Path theirs = directory.resolve("theirs");
    PeerPrograms.run(
        promtool, "tsdb", "create-blocks-from", "openmetrics", text.toString(), theirs.toString());

    SampleBlocks.Stored read = new SampleBlocks.Stored();
    for (Path path : disk.list(theirs)) {
      try (Block block = Block.open(disk, path)) {
        block.verifyChunks();
        SampleBlocks.Stored part = SampleBlocks.collect(block);
        Path ours = directory.resolve("ours");
        disk.createDirectories(ours);
        BlockMeta meta = SampleBlocks.write(disk, ours, 1, part);
        try (Block again = Block.open(disk, ours.resolve(meta.ulid()))) {
          assertThat((double) again.byteSize() / block.byteSize()).isCloseTo(1, within(0.02));
        }
        part.series()
            .forEach((labels, samples) -> samples.forEach((t, v) -> read.add(labels, t, v)));
      }
    }
    assertThat(SampleBlocks.text(read, 0, Long.MAX_VALUE))
        .isEqualTo(SampleBlocks.text(stored, 0, Long.MAX_VALUE));
  }
}
