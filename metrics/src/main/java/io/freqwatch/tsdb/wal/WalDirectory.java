package io.freqwatch.tsdb.wal;

import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a log: segments {@code 00000012} and directories {@code checkpoint.00000011}. */
final class WalDirectory {
  private static final Pattern SEGMENT = Pattern.compile("\\d{1,9}");
  private static final Pattern CHECKPOINT = Pattern.compile("checkpoint\\.(\\d{1,9})");
  private static final Pattern UNFINISHED = Pattern.compile("checkpoint\\..*\\.tmp");

  /** A segment, or a checkpoint of all segments up to a number. */
  record Entry(int number, Path path) {}

  private final Disk disk;
  private final Path directory;

  WalDirectory(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  Path path() {
    return directory;
  }

  /** Ascending by number. */
  List<Entry> segments() throws IOException {
    return entries(SEGMENT, 0);
  }

  /** Ascending by number. */
  List<Entry> checkpoints() throws IOException {
    return entries(CHECKPOINT, 1);
  }

  Path segment(int number) {
    return directory.resolve("%08d".formatted(number));
  }

  Path checkpoint(int number) {
    return directory.resolve("checkpoint.%08d".formatted(number));
  }

  /** All that is to be read at start, in its order: the newest checkpoint, then later segments. */
  List<Path> filesToRead() throws IOException {
    return filesToRead(Integer.MAX_VALUE);
  }

  /** As {@link #filesToRead()}, up to a segment. */
  List<Path> filesToRead(int lastSegment) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Entry> checkpoints = checkpoints();
    int covered = -1;
    if (!checkpoints.isEmpty()) {
      Entry newest = checkpoints.getLast();
      covered = newest.number();
      new WalDirectory(disk, newest.path()).segments().forEach(each -> files.add(each.path()));
    }
    for (Entry segment : segments()) {
      if (segment.number() > covered && segment.number() <= lastSegment) {
        files.add(segment.path());
      }
    }
    return files;
  }

  /** The number after all that are there. */
  int nextSegment() throws IOException {
    int next = 0;
    for (Entry checkpoint : checkpoints()) {
      next = Math.max(next, checkpoint.number() + 1);
    }
    for (Entry segment : segments()) {
      next = Math.max(next, segment.number() + 1);
    }
    return next;
  }

  /** Removes segments up to a number that a checkpoint covers, and older checkpoints. */
  void removeCovered(int lastSegment) throws IOException {
    for (Entry segment : segments()) {
      if (segment.number() <= lastSegment) {
        disk.delete(segment.path());
      }
    }
    for (Entry checkpoint : checkpoints()) {
      if (checkpoint.number() < lastSegment) {
        disk.deleteTree(checkpoint.path());
      }
    }
    disk.syncDirectory(directory);
  }

  /** Removes segments and checkpoints below a number, oldest first. */
  void removeBefore(int number) throws IOException {
    for (Entry checkpoint : checkpoints()) {
      if (checkpoint.number() < number) {
        disk.deleteTree(checkpoint.path());
      }
    }
    for (Entry segment : segments()) {
      if (segment.number() < number) {
        disk.delete(segment.path());
      }
    }
    disk.syncDirectory(directory);
  }

  void removeUnfinishedCheckpoints() throws IOException {
    for (Path path : disk.list(directory)) {
      if (UNFINISHED.matcher(name(path)).matches()) {
        disk.deleteTree(path);
      }
    }
  }

  private List<Entry> entries(Pattern pattern, int group) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path path : disk.list(directory)) {
      Matcher matcher = pattern.matcher(name(path));
      if (matcher.matches()) {
        entries.add(new Entry(Integer.parseInt(matcher.group(group)), path));
      }
    }
    entries.sort((a, b) -> Integer.compare(a.number(), b.number()));
    return entries;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
