package io.freqwatch.tsdb;

import io.freqwatch.tsdb.disk.Disk;
import java.nio.file.Path;
import java.util.List;

/** What the logs and the chunks of the head take on disk. */
final class HeadSizes {
  private static final List<String> DIRECTORIES = List.of("wal", "wbl", "chunks_head");

  private final Disk disk;
  private final Path data;

  HeadSizes(Disk disk, Path data) {
    this.disk = disk;
    this.data = data;
  }

  long bytes() {
    return DIRECTORIES.stream().mapToLong(name -> disk.sizeOfTree(data.resolve(name))).sum();
  }
}
