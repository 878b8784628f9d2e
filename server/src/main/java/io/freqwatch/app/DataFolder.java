package io.freqwatch.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything that must last, held by one process at a time. The operating system
 * gives the lock back when a process dies, so no lock is ever left behind.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK_FILE = "freqwatch.lock";
  private static final String DEMO_MARKER = "demo-folder";
  private static final Path PYTHON = Path.of("real-bots", "python");

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing, and holds it.
   *
   * @throws CommandFailure where another process holds it, or it cannot be written
   */
  static DataFolder open(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw inUse(path);
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CHECK_FAILED, "cannot write to the data folder " + path + ": " + e);
    }
  }

  /**
   * Empties a demo's folder but for the lock and the Python of real bots, which takes minutes to
   * make; refuses one that no demo has made.
   */
  static void emptyDemo(Path path) {
    try {
      if (hasContent(path) && !Files.exists(path.resolve(DEMO_MARKER))) {
        throw new CommandFailure(
            ExitCode.WRONG_USE,
            path
                + " is not empty and no demo's folder, so it stays as it is;"
                + " give another --data, or --keep");
      }
      try (DataFolder held = open(path)) {
        held.empty();
        Files.writeString(
            path.resolve(DEMO_MARKER), "The demo empties this folder at its start.\n");
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.CHECK_FAILED, "cannot empty " + path + ": " + e);
    }
  }

  /** Whether a process holds the folder now. */
  static boolean isHeld(Path path) throws IOException {
    if (!Files.exists(path.resolve(LOCK_FILE))) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    }
  }

  Path path() {
    return path;
  }

  /** Where the real bots of a data folder are, one folder each. */
  static Path realBots(Path data) {
    return data.resolve("real-bots");
  }

  /** The Python environment of the real bots; lasts when a demo empties its folder. */
  static Path python(Path data) {
    return data.resolve(PYTHON);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data folder " + path, e);
    }
  }

  private void empty() throws IOException {
    List<Path> kept = List.of(path.resolve(LOCK_FILE), path.resolve(PYTHON));
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (kept.stream().noneMatch(keep -> keep.startsWith(each) || each.startsWith(keep))) {
          Files.delete(each);
        }
      }
    }
  }

  private static boolean hasContent(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.anyMatch(entry -> !entry.endsWith(LOCK_FILE));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ignored) { // this very process holds it
      return null;
    }
  }

  private static CommandFailure inUse(Path path) {
    return new CommandFailure(
        ExitCode.CHECK_FAILED,
        "the data folder "
            + path
            + " is in use by another Freqwatch; stop it, or give this one its own folder"
            + " (data: in freqwatch.yml, --data for the demo) and --port-offset");
  }
}
