package io.freqwatch.tsdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A {@link KilledWriter} in a process of its own. */
final class WriterProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;
  private long committed;

  WriterProcess(Path data, long firstScrape, long count) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledWriter.class.getName(),
                    data.toString(),
                    "" + firstScrape,
                    "" + count))
            .redirectError(data.resolveSibling("writer.log").toFile())
            .start();
    lines = process.inputReader();
    committed = firstScrape - 1;
  }

  /** Reads until so many more scrapes are committed, then kills; the last one that is committed. */
  long killAfter(long scrapes) throws IOException {
    long first = committed;
    String line = lines.readLine();
    while (line != null && committed - first < scrapes) {
      committed = Long.parseLong(line);
      if (committed - first < scrapes) {
        line = lines.readLine();
      }
    }
    process.toHandle().destroyForcibly();
    for (line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.matches("\\d+")) {
        committed = Math.max(committed, Long.parseLong(line));
      }
    }
    return committed;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
