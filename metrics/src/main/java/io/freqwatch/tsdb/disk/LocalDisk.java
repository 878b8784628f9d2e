package io.freqwatch.tsdb.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The disk of the machine. */
final class LocalDisk implements Disk {
  static final LocalDisk INSTANCE = new LocalDisk();

  private LocalDisk() {}

  @Override
  public DiskFile create(Path file) throws IOException {
    Files.createFile(file);
    return LocalFile.open(file, "rw");
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return LocalFile.open(file, "rw");
  }

  @Override
  public DiskFile openReadOnly(Path file) throws IOException {
    return LocalFile.open(file, "r");
  }

  @Override
  public MemorySegment map(Path file, Arena arena) throws IOException {
    return Uninterrupted.run(
        () -> {
          try (FileChannel channel = FileChannel.open(file, READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
          }
        });
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void link(Path existing, Path link) throws IOException {
    Files.createLink(link, existing);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.delete(path);
  }

  /** A directory can be opened for reading on Linux and macOS, and then be forced like a file. */
  @Override
  public void syncDirectory(Path directory) throws IOException {
    Uninterrupted.run(
        () -> {
          try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
          }
          return true;
        });
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    try (Stream<Path> inside = Files.list(directory)) {
      return inside.sorted().toList();
    }
  }

  @Override
  public long modifiedMillis(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toMillis();
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public AutoCloseable lock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException ignored) {
      // This very process holds it, which is no better.
    }
    channel.close();
    throw new IOException(file + " is held by another process");
  }

  /** The path's {@code FileStore} reads the list of all mounts to find itself, but says why. */
  @Override
  public long freeBytes(Path path) throws IOException {
    long free = path.toFile().getUsableSpace();
    return free > 0 ? free : Files.getFileStore(path).getUsableSpace();
  }
}
