package io.freqwatch.tsdb.wal;

import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import java.io.IOException;
import java.nio.file.Path;

/** The segment that is written to. Writes come from one thread at a time, syncs from any. */
final class SegmentFile {
  private final int number;
  private final DiskFile file;
  private long length;
  private volatile boolean dirty;
  private volatile boolean closed;

  private SegmentFile(int number, DiskFile file) {
    this.number = number;
    this.file = file;
  }

  static SegmentFile create(Disk disk, Path path, int number) throws IOException {
    DiskFile file = disk.create(path);
    try {
      disk.syncDirectory(Disk.directoryOf(path));
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return new SegmentFile(number, file);
  }

  int number() {
    return number;
  }

  long length() {
    return length;
  }

  boolean isDirty() {
    return dirty;
  }

  void append(ByteWriter bytes) throws IOException {
    dirty = true;
    file.write(bytes.buffer(), length);
    length += bytes.length();
  }

  /** Takes back what a failed write left. */
  void cutOff() {
    try {
      file.truncate(length);
    } catch (IOException ignored) {
      // The reader finds a torn record there and goes on in the next segment.
    }
  }

  /** Lets everything written so far last; no effect on a closed segment, which was synced. */
  synchronized void sync() throws IOException {
    if (!closed) {
      dirty = false;
      file.sync();
    }
  }

  synchronized void close() throws IOException {
    closed = true;
    file.close();
  }
}
