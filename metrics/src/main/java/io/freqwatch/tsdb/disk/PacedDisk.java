package io.freqwatch.tsdb.disk;

import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A disk that writes files made through it no faster than so many bytes a second, on average over
 * the last of them, so that others reach the disk meanwhile. The writing thread waits; when it is
 * interrupted, it goes on without waiting. All else is as fast as it is.
 */
public final class PacedDisk implements Disk {
  private static final long MOST_AHEAD_NANOS = 20_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Disk disk;
  private final Clock clock;
  private final long bytesPerSecond;
  private long paidUntilNanos = Long.MIN_VALUE;

  private PacedDisk(Disk disk, Clock clock, long bytesPerSecond) {
    this.disk = disk;
    this.clock = clock;
    this.bytesPerSecond = bytesPerSecond;
  }

  /**
   * @param bytesPerSecond 0 for any number
   */
  public static Disk of(Disk disk, Clock clock, long bytesPerSecond) {
    return bytesPerSecond == 0 ? disk : new PacedDisk(disk, clock, bytesPerSecond);
  }

  private void written(int bytes) {
    Duration pause = owed(bytes);
    if (!pause.isZero() && !Thread.currentThread().isInterrupted()) {
      try {
        clock.sleep(pause);
      } catch (InterruptedException ignored) {
        // The thread shall end: what it is at is done, and without delay.
        Thread.currentThread().interrupt();
      }
    }
  }

  /** How long to wait until as much time has gone as all bytes so far may take. */
  private synchronized Duration owed(int bytes) {
    long now = clock.monotonicNanos();
    long cost = (long) (bytes * NANOS_PER_SECOND / bytesPerSecond);
    paidUntilNanos = Math.max(paidUntilNanos, now) + cost;
    long ahead = paidUntilNanos - now;
    return ahead > MOST_AHEAD_NANOS ? Duration.ofNanos(ahead) : Duration.ZERO;
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return new PacedFile(disk.create(file));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return disk.open(file);
  }

  @Override
  public DiskFile openReadOnly(Path file) throws IOException {
    return disk.openReadOnly(file);
  }

  @Override
  public MemorySegment map(Path file, Arena arena) throws IOException {
    return disk.map(file, arena);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    disk.createDirectories(directory);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public void link(Path existing, Path link) throws IOException {
    disk.link(existing, link);
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(path);
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    disk.syncDirectory(directory);
  }

  @Override
  public boolean exists(Path path) {
    return disk.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return disk.isDirectory(path);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public long modifiedMillis(Path path) throws IOException {
    return disk.modifiedMillis(path);
  }

  @Override
  public long size(Path file) throws IOException {
    return disk.size(file);
  }

  @Override
  public AutoCloseable lock(Path file) throws IOException {
    return disk.lock(file);
  }

  @Override
  public long freeBytes(Path path) throws IOException {
    return disk.freeBytes(path);
  }

  /** A new file. */
  private final class PacedFile implements DiskFile {
    private final DiskFile file;

    private PacedFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      int bytes = source.remaining();
      file.write(source, position);
      written(bytes);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
