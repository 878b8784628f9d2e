package io.freqwatch.tsdb.block;

import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What happens to bytes on disks. */
final class Damage {
  private static final int PAGE = 4096;

  private Damage() {}

  static void flip(Disk disk, Path file, long at) throws IOException {
    byte[] bytes = disk.readAll(file);
    bytes[(int) at] ^= (byte) (1 << (at % 8));
    overwrite(disk, file, bytes);
  }

  /** Zeroes a part of the length of a page. */
  static void zero(Disk disk, Path file, long from) throws IOException {
    byte[] bytes = disk.readAll(file);
    for (int i = (int) from; i < Math.min(bytes.length, from + PAGE); i++) {
      bytes[i] = 0;
    }
    overwrite(disk, file, bytes);
  }

  static void truncate(Disk disk, Path file, long length) throws IOException {
    try (DiskFile opened = disk.open(file)) {
      opened.truncate(length);
    }
  }

  static void overwrite(Disk disk, Path file, byte[] bytes) throws IOException {
    try (DiskFile opened = disk.open(file)) {
      opened.write(ByteBuffer.wrap(bytes), 0);
    }
  }
}
