package io.freqwatch.tsdb.disk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file of the machine. Not a {@code FileChannel}: that one is closed for everybody when a thread
 * that uses it is interrupted, as scrapes are when they end.
 */
final class LocalFile implements DiskFile {
  private static final int PORTION = 1 << 16;

  private final RandomAccessFile file;

  private LocalFile(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Opens an existing file.
   *
   * @param mode of {@link RandomAccessFile}
   */
  static LocalFile open(Path path, String mode) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    try {
      return new LocalFile(new RandomAccessFile(path.toFile(), mode));
    } catch (FileNotFoundException e) {
      throw new IOException(path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized int read(ByteBuffer target, long position) throws IOException {
    file.seek(position);
    int total = 0;
    byte[] portion = new byte[Math.min(PORTION, target.remaining())];
    while (target.hasRemaining()) {
      int length = file.read(portion, 0, Math.min(portion.length, target.remaining()));
      if (length < 0) {
        break;
      }
      target.put(portion, 0, length);
      total += length;
    }
    return total;
  }

  @Override
  public synchronized void write(ByteBuffer source, long position) throws IOException {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    file.seek(position);
    file.write(bytes);
  }

  @Override
  public synchronized void truncate(long size) throws IOException {
    if (size < file.length()) {
      file.setLength(size);
    }
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  /** Without the lock: writes need not wait for it. */
  @Override
  public void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
