package io.freqwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code freqwatch demo}, or {@code freqwatch up}, in a process of its own, on ports of its own.
 * Closing stops it.
 */
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
    Path folder = Path.of("target", "demo-" + name);
    return start(
        folder,
        FreePorts.offset(bots),
        List.of(
            "demo", "--bots", Integer.toString(bots), "--data", folder.resolve("data").toString()));
  }

  /** Without bots, but with the jobs of this {@code prometheus.yml}. */
  static RunningDemo scraping(String name, String prometheusYml) {
    Path folder = Path.of("target", "scraping-" + name);
    Path configuration = folder.resolve("freqwatch.yml");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("prometheus.yml"), prometheusYml);
      Files.writeString(
          configuration, "data: data\nbots: []\nmetrics: {embedded: {config: prometheus.yml}}\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    return start(folder, FreePorts.offset(0), List.of("up", "--config", configuration.toString()));
  }

  private static RunningDemo start(Path folder, int offset, List<String> arguments) {
    Path log = folder.resolve("demo.log");
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(command(offset, arguments))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RunningDemo(process, log, offset);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the demo in " + folder, e);
    }
  }

  private static List<String> command(int offset, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx384m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.freqwatch.app.Main");
    command.addAll(arguments);
    command.addAll(List.of("--port-offset", Integer.toString(offset)));
    return command;
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
