package io.freqwatch.tsdb.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.tsdb.block.BlockListener;
import io.freqwatch.tsdb.block.BlockMeta;
import io.freqwatch.tsdb.block.BlockSet;
import io.freqwatch.tsdb.disk.DiskFile;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImportTest {
  private static final Path DATA = Path.of("/data");
  private static final long NOW = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final ManualClock clock = new ManualClock(NOW);

  @Test
  void readsOpenMetricsWithTimestamps() throws IOException {
    ImportReport report =
        read(
            """
            # TYPE trades counter
            trades_total{bot="a"} 1 1699000000
            trades_total{bot="a"} 2 1699000015.5
            # TYPE price gauge
            price{pair="BTC/USDT"} 1e5 1699000000
            # EOF
            """);

    assertThat(report.samples()).isEqualTo(3);
    assertThat(stored())
        .containsExactly(
            "price{pair=\"BTC/USDT\"} 1699000000000=100000.0",
            "trades_total{bot=\"a\"} 1699000000000=1.0 1699000015500=2.0");
  }

  @Test
  void saysWhichLineIsWrongAndImportsNothing() throws IOException {
    String good = "a 1 1699000000\n".repeat(3);
    assertThatThrownBy(() -> read(good + "b{ 1 1\n# EOF\n"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("samples.txt, line 4");
    assertThatThrownBy(() -> read(good + "b 1\n# EOF\n"))
        .hasMessageContaining("samples.txt: a sample of b has no timestamp");
    assertThatThrownBy(() -> read(good)).hasMessageContaining("does not end with \"# EOF\"");
    assertThatThrownBy(() -> read("")).hasMessageContaining("does not end with \"# EOF\"");
    assertThat(disk.list(DATA)).isEmpty();
  }

  @Test
  void putsSamplesInAnyOrderIntoFewBlocksWhateverTheMemory() throws IOException {
    Random random = new Random(4);
    TreeMap<Labels, TreeMap<Long, Double>> expected = new TreeMap<>(Labels.ORDER);
    long from = NOW - 10 * 24 * HOUR;
    try (BlockImporter importer = importer(150_000)) {
      for (int i = 0; i < 20_000; i++) {
        Labels labels = Labels.of("__name__", "m", "bot", "b" + random.nextInt(7));
        long time = from + random.nextLong(10 * 24 * HOUR / 1000) * 1000;
        double value = random.nextInt(1000);
        importer.add(labels, time, value);
        expected.computeIfAbsent(labels, _ -> new TreeMap<>()).putIfAbsent(time, value);
      }
      ImportReport report = importer.finish();
      assertThat(report.blocks()).hasSizeBetween(13, 30);
      assertNoneOverlap(report.blocks());
    }
    long count = expected.values().stream().mapToLong(TreeMap::size).sum();
    List<String> lines = new ArrayList<>();
    expected.forEach((labels, samples) -> lines.add(labels + text(samples)));
    assertThat(stored().stream().mapToLong(line -> line.split("=").length - 2).sum())
        .isEqualTo(count);
    assertThat(times(stored())).isEqualTo(times(lines));
  }

  private static void assertNoneOverlap(List<BlockMeta> blocks) {
    for (int i = 1; i < blocks.size(); i++) {
      assertThat(blocks.get(i).overlaps(blocks.get(i - 1))).isFalse();
    }
  }

  private static String text(TreeMap<Long, Double> samples) {
    StringBuilder text = new StringBuilder();
    samples.forEach((time, value) -> text.append(" %d=%s".formatted(time, value)));
    return text.toString();
  }

  /** Of samples of one time any may have come into the block that was written first. */
  private static List<String> times(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("=\\d+\\.0", "")).toList();
  }

  @Test
  void anImportThatFailsLeavesNothing() throws IOException {
    try (BlockImporter importer = importer(100)) {
      importer.add(Labels.of("__name__", "m"), NOW, 1);
    }
    assertThat(disk.list(DATA)).isEmpty();
  }

  @Test
  void copiesTheBlocksOfAnotherDirectoryOnceAndLeavesOutDamagedOnes() throws IOException {
    Path other = Path.of("/prometheus");
    ImportReport made = write(other, 3);
    Path damaged = other.resolve(made.blocks().getFirst().ulid()).resolve("chunks/000001");
    try (DiskFile file = disk.open(damaged)) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 20);
    }
    ImportReport report = new PrometheusImport(disk, other, DATA, _ -> {}).run();

    assertThat(report.blocks()).hasSize(2);
    assertThat(report.skipped()).singleElement().asString().contains("damaged", "checksum");
    assertThat(stored()).hasSize(1);
    ImportReport again = new PrometheusImport(disk, other, DATA, _ -> {}).run();
    assertThat(again.blocks()).isEmpty();
    assertThat(again.skipped()).filteredOn(line -> line.contains("here already")).hasSize(2);
  }

  @Test
  void saysThatADirectoryHasNoBlocks() throws IOException {
    disk.createDirectories(Path.of("/empty"));
    assertThatThrownBy(() -> new PrometheusImport(disk, Path.of("/empty"), DATA, _ -> {}).run())
        .hasMessageContaining("/empty: there are no blocks in it; expected the data directory");
  }

  private ImportReport write(Path directory, int days) throws IOException {
    try (BlockImporter importer =
        new BlockImporter(disk, directory, 1 << 20, clock, new Random(9))) {
      for (int i = 0; i < days; i++) {
        importer.add(Labels.of("__name__", "m"), NOW - (40L - 3 * i) * 24 * HOUR, i);
      }
      return importer.finish();
    }
  }

  private ImportReport read(String text) throws IOException {
    try (BlockImporter importer = importer(1 << 20)) {
      new OpenMetricsImport(importer, "samples.txt")
          .read(new ByteArrayInputStream(text.getBytes(UTF_8)));
      return importer.finish();
    }
  }

  private BlockImporter importer(long memoryBytes) throws IOException {
    return new BlockImporter(disk, DATA, memoryBytes, clock, new Random(3));
  }

  private List<String> stored() throws IOException {
    List<String> lines = new ArrayList<>();
    try (BlockSet blocks = BlockSet.open(disk, DATA, new Strict());
        Querier querier = blocks.querier(0, Long.MAX_VALUE)) {
      SeriesSet set = querier.select(true);
      while (set.hasNext()) {
        Series series = set.next();
        StringBuilder line = new StringBuilder(series.labels().toString());
        SampleIterator samples = series.samples();
        while (samples.next() != SampleKind.NONE) {
          line.append(" %d=%s".formatted(samples.timestampMillis(), samples.value()));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  private static final class Strict implements BlockListener {
    @Override
    public void quarantined(Path from, Path to, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public void failed(Path block, String reason) {
      throw new AssertionError(reason);
    }
  }
}
