package io.freqwatch.tsdb.disk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Files and directories of one machine. What was written lasts over the death of the process; over
 * a power loss only what was synced, and a name (of a created, renamed, linked or deleted file)
 * only once its directory was synced. Safe for use by many threads.
 *
 * <p>Failures are {@link IOException}s that name the file; a missing file is a {@link
 * java.nio.file.NoSuchFileException}.
 */
public interface Disk {
  /** Creates an empty file for writing; fails where the name is taken. The caller closes it. */
  DiskFile create(Path file) throws IOException;

  /** Opens an existing file for reading and writing. The caller closes it. */
  DiskFile open(Path file) throws IOException;

  /** Opens an existing file for reading alone. The caller closes it. */
  DiskFile openReadOnly(Path file) throws IOException;

  /**
   * The bytes of a file as they are now, valid while the arena lives. They may not be written to;
   * reading behind a later truncation is undefined.
   */
  MemorySegment map(Path file, Arena arena) throws IOException;

  /** Creates a directory and its missing parents; no error where it is there already. */
  void createDirectories(Path directory) throws IOException;

  /** Gives a file or directory another name at once; an existing file of that name goes away. */
  void rename(Path from, Path to) throws IOException;

  /** Gives a file a second name; fails where the name is taken. */
  void link(Path existing, Path link) throws IOException;

  /** Removes a file or an empty directory; fails where there is none. */
  void delete(Path path) throws IOException;

  /** Makes the names in a directory last over a power loss. */
  void syncDirectory(Path directory) throws IOException;

  boolean exists(Path path);

  boolean isDirectory(Path path);

  /** What is in a directory, files and directories, sorted by name. */
  List<Path> list(Path directory) throws IOException;

  /** When a file was written to last, or a directory got or lost a name. */
  long modifiedMillis(Path path) throws IOException;

  /** Length of a file in bytes. */
  long size(Path file) throws IOException;

  /**
   * Holds a file, which it creates where there is none, until the result is closed or the process
   * ends; fails where another one holds it.
   */
  AutoCloseable lock(Path file) throws IOException;

  /** Bytes that may still be written where a path is. */
  long freeBytes(Path path) throws IOException;

  /** Removes a file, or a directory with all that is in it; no error where there is none. */
  default void deleteTree(Path path) throws IOException {
    if (!exists(path)) {
      return;
    }
    if (isDirectory(path)) {
      for (Path inside : list(path)) {
        deleteTree(inside);
      }
    }
    delete(path);
  }

  /** All bytes of a file, which must be of a length that fits memory. */
  default byte[] readAll(Path file) throws IOException {
    try (DiskFile opened = openReadOnly(file)) {
      byte[] bytes = new byte[Math.toIntExact(opened.size())];
      int length = opened.read(ByteBuffer.wrap(bytes), 0);
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
  }

  /**
   * Puts bytes in a file of that name so that there is, whenever power is lost, either the old
   * content or the new one: written beside it under {@code <name>.tmp}, synced, renamed.
   */
  default void replace(Path file, byte[] bytes) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    deleteTree(beside);
    try (DiskFile written = create(beside)) {
      written.append(ByteBuffer.wrap(bytes));
      written.sync();
    }
    rename(beside, file);
    syncDirectory(directoryOf(file));
  }

  /** Bytes of a file, or of all that is in a directory; what goes meanwhile takes nothing. */
  default long sizeOfTree(Path path) {
    try {
      if (!isDirectory(path)) {
        return size(path);
      }
      long bytes = 0;
      for (Path inside : list(path)) {
        bytes += sizeOfTree(inside);
      }
      return bytes;
    } catch (IOException ignored) {
      // It is gone.
      return 0;
    }
  }

  /** The directory a file is in. */
  static Path directoryOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(file + " is in no directory");
    }
    return parent;
  }

  /** The disk of the machine. */
  static Disk local() {
    return LocalDisk.INSTANCE;
  }
}
