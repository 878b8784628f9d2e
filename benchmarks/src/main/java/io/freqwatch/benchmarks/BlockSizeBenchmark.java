package io.freqwatch.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The same samples as blocks on disk, made by ours and by promtool: bytes a sample, of the chunks
 * and of all files. Needs the folder that {@code FREQWATCH_PEERS} names.
 */
final class BlockSizeBenchmark {
  private static final int SERIES = 500;
  private static final int INTERVAL_SECONDS = 15;
  private static final int HOURS = 4;
  private static final int SCRAPES = HOURS * 3600 / INTERVAL_SECONDS;

  /** A multiple of the blocks' two hours. */
  private static final long START_SECONDS = 1_760_004_000L / 7_200 * 7_200;

  private static final double PARITY = 0.02;

  private final Path launcher;
  private final Path folder;

  BlockSizeBenchmark(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  void run(Report report) {
    report.section(
        "blocks of %d series, %d hours each %d s".formatted(SERIES, HOURS, INTERVAL_SECONDS));
    String peers = System.getenv("FREQWATCH_PEERS");
    if (peers == null) {
      report.note("FREQWATCH_PEERS is not set, so there is nothing to compare with");
      return;
    }
    try {
      compare(report, Path.of(peers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(Report report, Path peers) throws IOException {
    Path samples = write(folder.resolve("samples.om"));
    Path ours = Files.createDirectories(folder.resolve("ours"));
    Path theirs = Files.createDirectories(folder.resolve("promtool"));
    Path log = folder.resolve("log");
    Program.runToEnd(log, launcher.toString(), "tsdb", "import", "--data", ours + "", samples + "");
    Program.runToEnd(
        log,
        peers.resolve("promtool").toString(),
        "tsdb",
        "create-blocks-from",
        "openmetrics",
        samples + "",
        theirs + "");
    compare(report, "chunks", bytes(ours, "chunks"), bytes(theirs, "chunks"));
    compare(report, "index", bytes(ours, "index"), bytes(theirs, "index"));
    double chunks = (double) bytes(ours, "chunks") / bytes(theirs, "chunks");
    report.atMost("ours to promtool: chunks", chunks, "x", 1 + PARITY);
    report.atLeast("ours to promtool: chunks", chunks, "x", 1 - PARITY);
  }

  private static void compare(Report report, String what, long ours, long theirs) {
    double samples = (double) SERIES * SCRAPES;
    report.figure("freqwatch: bytes a sample, " + what, ours / samples, "B");
    report.figure("promtool: bytes a sample, " + what, theirs / samples, "B");
  }

  /** Of the files below a directory that are called so or lie in a folder called so. */
  private static long bytes(Path directory, String name) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> directory.relativize(file).toString().contains(name))
              .toList();
      long bytes = 0;
      for (Path file : found) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /** OpenMetrics with timestamps, series by series. */
  private static Path write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("# TYPE load gauge\n");
      StringBuilder line = new StringBuilder();
      for (int series = 0; series < SERIES; series++) {
        for (int scrape = 0; scrape < SCRAPES; scrape++) {
          long second = START_SECONDS + (long) scrape * INTERVAL_SECONDS;
          line.setLength(0);
          line.append("load{pair=\"COIN").append(series).append("/USDT\",side=\"long\"} ");
          LoadShape.appendValue(line, series, second);
          out.append(line.append(' ').append(second).append('\n'));
        }
      }
      out.write("# EOF\n");
    }
    return file;
  }
}
