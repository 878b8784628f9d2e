package io.freqwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code freqwatch demo} in a process of its own, on ports of its own. Closing stops it. */
final class RunningDemo implements AutoCloseable {
  private static final long STOP_SECONDS = 15;

  private final Process process;
  private final Path log;
  private final int portOffset;

  private RunningDemo(Process process, Path log, int portOffset) {
    this.process = process;
    this.log = log;
    this.portOffset = portOffset;
  }

  /** Returns at once; the page loads as soon as the program listens. */
  static RunningDemo start(String name, int bots) {
    int offset = FreePorts.offset(bots);
    Path folder = Path.of("target", "demo-" + name);
    Path log = folder.resolve("demo.log");
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(command(folder, bots, offset))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RunningDemo(process, log, offset);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the demo in " + folder, e);
    }
  }

  private static List<String> command(Path folder, int bots, int offset) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx384m",
        "-cp",
        System.getProperty("java.class.path"),
        "io.freqwatch.app.Main",
        "demo",
        "--bots",
        Integer.toString(bots),
        "--port-offset",
        Integer.toString(offset),
        "--data",
        folder.resolve("data").toString());
  }

  URI page() {
    return URI.create("http://127.0.0.1:" + (3000 + portOffset) + "/");
  }

  URI simulator() {
    return URI.create("http://127.0.0.1:" + (28_080 + portOffset) + "/");
  }

  /** Fails with the end of the program's own output when it has ended. */
  void assertRunning() {
    if (!process.isAlive()) {
      throw new AssertionError(
          "the demo ended with code %d:%n%s".formatted(process.exitValue(), endOfLog()));
    }
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
