package io.freqwatch.alertmanager.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file of the machine. Not written through a {@code FileChannel}, which an interrupt of the
 * writing thread would close. Used by one thread.
 */
public final class LocalJournalFile implements JournalFile {
  /** More than this is no journal of ours. */
  private static final long MAX_BYTES = 1L << 30;

  private final Path path;
  private @Nullable RandomAccessFile open;

  /** The folder need not exist. */
  public LocalJournalFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  @Override
  public byte[] read() throws IOException {
    if (!Files.exists(path)) {
      return new byte[0];
    }
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + " is larger than a gibibyte, expected a journal");
    }
    return Files.readAllBytes(path);
  }

  @Override
  public void append(byte[] bytes) throws IOException {
    RandomAccessFile file = opened();
    file.seek(file.length());
    file.write(bytes);
    file.getFD().sync();
  }

  private RandomAccessFile opened() throws IOException {
    RandomAccessFile file = open;
    if (file == null) {
      Files.createDirectories(folder());
      file = new RandomAccessFile(path.toFile(), "rw");
      open = file;
      syncFolder();
    }
    return file;
  }

  @Override
  public void replace(byte[] bytes) throws IOException {
    Files.createDirectories(folder());
    Path beside = path.resolveSibling(path.getFileName() + ".tmp");
    try (RandomAccessFile file = new RandomAccessFile(beside.toFile(), "rw")) {
      file.setLength(0);
      file.write(bytes);
      file.getFD().sync();
    }
    close();
    Files.move(beside, path, ATOMIC_MOVE, REPLACE_EXISTING);
    syncFolder();
  }

  private Path folder() {
    Path folder = path.getParent();
    return folder == null ? path : folder;
  }

  private void syncFolder() throws IOException {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    RandomAccessFile file = open;
    open = null;
    if (file != null) {
      file.close();
    }
  }
}
