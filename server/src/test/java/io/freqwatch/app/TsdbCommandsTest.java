package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsdbCommandsTest {
  private static final String SAMPLES =
      """
      # TYPE trades counter
      trades_total{bot="a"} 1 1699000000
      trades_total{bot="a"} 2 1699000015
      price{pair="BTC/USDT"} 1.5 1699000000
      price{pair="ETH/USDT"} 1e7 1699003600
      # EOF
      """;

  @TempDir private Path folder;

  @BeforeEach
  void importSamples() throws IOException {
    Files.writeString(folder.resolve("samples.txt"), SAMPLES);
    CommandRun run = run(0, "import", "samples.txt");
    assertThat(run.out()).contains("4 samples in 1 new blocks are in");
  }

  @Test
  void listsBlocksAsPromtoolDoes() {
    assertThat(run(0, "list").out().lines())
        .first()
        .asString()
        .startsWith("BLOCK ULID")
        .contains("NUM SAMPLES", "SIZE");
    assertThat(run(0, "list", "--human-readable").out()).contains("2023-11-0", "18h0m0s");
  }

  @Test
  void analyzesABlock() {
    assertThat(run(0, "analyze", "--limit", "2").out())
        .contains("Total Series: 3", "Label names: 3", "Postings (unique label pairs): 5")
        .contains("Most common label pairs:\n2 __name__=price\n1 __name__=trades_total");
  }

  @Test
  void dumpsSamples() {
    assertThat(run(0, "dump").out())
        .isEqualTo(
            """
            {__name__="price", pair="BTC/USDT"} 1.5 1699000000000
            {__name__="price", pair="ETH/USDT"} 1e+07 1699003600000
            {__name__="trades_total", bot="a"} 1 1699000000000
            {__name__="trades_total", bot="a"} 2 1699000015000
            """);
    assertThat(run(0, "dump", "--match", "{bot=\"a\"}", "--min-time", "1699000000001").out())
        .isEqualTo("{__name__=\"trades_total\", bot=\"a\"} 2 1699000015000\n");
  }

  @Test
  void verifiesAndNamesWhatIsDamaged() throws IOException {
    assertThat(run(0, "verify").out()).contains("1 of 1 blocks are sound");
    Path chunks = block().resolve("chunks/000001");
    byte[] bytes = Files.readAllBytes(chunks);
    bytes[20] ^= 1;
    Files.write(chunks, bytes);
    assertThat(run(1, "verify").out()).contains("✗", "000001", "checksum", "0 of 1 blocks");
    assertThat(run(1, "dump").err()).contains("damaged", "000001");
  }

  @Test
  void takesASnapshotThatCanBeImportedOnce() throws IOException {
    assertThat(run(0, "snapshot", "data/metrics", "copy").out()).contains("1 blocks are in");
    assertThat(run(0, "list", "copy").out()).contains(block().getFileName().toString());
    assertThat(run(2, "snapshot", "data/metrics", "copy").err()).contains("is there already");

    assertThat(run(0, "import", "copy", "--data", "other").out()).contains("4 samples in 1 new");
    assertThat(run(0, "import", "copy", "--data", "other").out())
        .contains("here already", "0 samples in 0 new blocks");
  }

  @Test
  void readsCompressedFiles() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("samples.gz")))) {
      out.write(SAMPLES.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(run(0, "import", "samples.gz", "--data", "other").out()).contains("4 samples");
  }

  @Test
  void saysWhatIsWrongWhereAndWhatWasExpected() throws IOException {
    Files.writeString(folder.resolve("bad.txt"), "a 1 1\nb{ 1 1\n# EOF\n");
    assertThat(run(1, "import", "bad.txt").err()).contains("bad.txt, line 2");
    assertThat(run(2, "import", "nothing").err()).contains("nothing is not there; expected");
    assertThat(run(2, "list", "nothing").err()).contains("is no directory; expected");
    assertThat(run(1, "analyze", "data/metrics", "01ARZ3NDEKTSV4RRFFQ69G5FAV").err())
        .contains("there is no block 01ARZ3NDEKTSV4RRFFQ69G5FAV in");
    assertThat(run(2, "dump", "--match", "{").err()).isNotBlank();
    assertThat(run(2, "dump", "--min-time", "2", "--max-time", "1").err())
        .contains("--min-time 2 is behind --max-time 1");
    assertThat(run(2, "analyze", "--limit", "-1").err()).contains("--limit is -1; expected");
  }

  @Test
  void tellsADirectoryWithoutBlocksFromAnyOther() throws IOException {
    Files.createDirectories(folder.resolve("young/metrics/wal"));
    for (String command : List.of("list", "dump", "verify")) {
      assertThat(run(0, command, "young/metrics").err()).contains("has no blocks yet, only a log");
    }
    assertThat(run(0, "list").err()).isEmpty();
    assertThat(run(2, "list", "young").err())
        .contains("has neither blocks nor a log; expected", "; it is in", "metrics");
    assertThat(run(2, "snapshot", ".", "copy").err()).contains("has neither blocks nor a log");
  }

  private Path block() throws IOException {
    try (Stream<Path> blocks = Files.list(folder.resolve("data/metrics"))) {
      return blocks.findFirst().orElseThrow();
    }
  }

  private CommandRun run(int exitCode, String... arguments) {
    CommandRun run = new CommandRun(folder);
    List<String> all = Stream.concat(Stream.of("tsdb"), Stream.of(arguments)).toList();
    assertThat(run.run(all.toArray(String[]::new))).as(run.err()).isEqualTo(exitCode);
    return run;
  }
}
