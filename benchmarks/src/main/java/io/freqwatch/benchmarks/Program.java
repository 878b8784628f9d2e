package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program under measurement, as a child process; its books are those of Linux' {@code /proc}.
 */
final class Program implements AutoCloseable {
  /** Clock ticks per second in {@code /proc/PID/stat}; 100 on every Linux this runs on. */
  private static final double TICKS_PER_SECOND = 100.0;

  private final Process process;
  private final long startedNanos;

  private Program(Process process, long startedNanos) {
    this.process = process;
    this.startedNanos = startedNanos;
  }

  /** Starts the launcher with arguments; its output goes to a file that is kept for a look. */
  static Program start(Path launcher, Path log, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    long now = System.nanoTime();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new Program(process, now);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  /**
   * Runs a command to its end, at most five minutes.
   *
   * @throws IllegalStateException where it fails
   */
  static void runToEnd(Path log, String... command) {
    List<String> arguments = List.of(command);
    Program program =
        start(
            Path.of(command[0]), log, arguments.subList(1, command.length).toArray(String[]::new));
    try (program) {
      boolean ended = program.process.waitFor(5, TimeUnit.MINUTES);
      if (!ended || program.process.exitValue() != 0) {
        throw new IllegalStateException(arguments + " failed; see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Time since the start, by the monotonic clock. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Resident memory in mebibytes. */
  double residentMebibytes() {
    return kibibytes("status", "VmRSS:") / 1024.0;
  }

  /** Proportional share of memory in mebibytes: shared pages count in part. */
  double proportionalMebibytes() {
    return kibibytes("smaps_rollup", "Pss:") / 1024.0;
  }

  /** Processor time used since the start, user and system, in seconds. */
  double processorSeconds() {
    String stat = read("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private long kibibytes(String file, String key) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + key + " in " + file));
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
    } catch (IOException e) {
      throw new UncheckedIOException("the program has ended; see its log", e);
    }
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    try {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
