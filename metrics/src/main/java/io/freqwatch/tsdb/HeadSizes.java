package io.freqwatch.tsdb;

import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the log and the chunks of the head take on disk. */
final class HeadSizes {
  private static final List<String> DIRECTORIES = List.of("wal", "chunks_head");

  private final Disk disk;
  private final Path data;

  HeadSizes(Disk disk, Path data) {
    this.disk = disk;
    this.data = data;
  }

  long bytes() {
    long bytes = 0;
    for (String name : DIRECTORIES) {
      bytes += bytes(data.resolve(name));
    }
    return bytes;
  }

  private long bytes(Path path) {
    try {
      if (!disk.isDirectory(path)) {
        return disk.size(path);
      }
      long bytes = 0;
      for (Path inside : disk.list(path)) {
        bytes += bytes(inside);
      }
      return bytes;
    } catch (IOException ignored) {
      // A file that went meanwhile takes nothing.
      return 0;
    }
  }
}
