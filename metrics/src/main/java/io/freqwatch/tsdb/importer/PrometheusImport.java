package io.freqwatch.tsdb.importer;

import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.block.BlockMeta;
import io.freqwatch.tsdb.block.Ulid;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Copies the blocks of a Prometheus data directory, or of a snapshot of one, into ours. Every byte
 * of a block is checked before and a damaged block is left out; one whose samples are here already
 * is, too. Used by one thread.
 */
public final class PrometheusImport {
  private static final String UNFINISHED = ".tmp-for-creation";
  private static final int BUFFER_BYTES = 1 << 20;

  private final Disk disk;
  private final Path from;
  private final Path to;
  private final LongConsumer progress;
  private final List<BlockMeta> copied = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  /**
   * @param to where our blocks are; a running server finds the new ones there
   * @param progress is given bytes that were checked and copied
   */
  public PrometheusImport(Disk disk, Path from, Path to, LongConsumer progress) {
    this.disk = disk;
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /** Bytes that there are to copy. */
  public long byteSize() throws IOException {
    long bytes = 0;
    for (Path block : blocks(from)) {
      bytes += byteSize(block);
    }
    return bytes;
  }

  private long byteSize(Path path) throws IOException {
    if (!disk.isDirectory(path)) {
      return disk.size(path);
    }
    long bytes = 0;
    for (Path inside : disk.list(path)) {
      bytes += byteSize(inside);
    }
    return bytes;
  }

  /**
   * @throws ImportException where there is no block to copy
   */
  public ImportReport run() throws IOException {
    List<Path> found = blocks(from);
    if (found.isEmpty()) {
      throw new ImportException(
          from
              + ": there are no blocks in it; expected the data directory of a Prometheus, or a"
              + " snapshot of it");
    }
    disk.createDirectories(to);
    Set<String> present = present();
    for (Path path : found) {
      copy(path, present);
    }
    return new ImportReport(copied, skipped);
  }

  /** All blocks that went into those that are here. */
  private Set<String> present() throws IOException {
    Set<String> present = new HashSet<>();
    for (Path path : blocks(to)) {
      present.add(path.getFileName().toString());
      try (Block block = Block.open(disk, path)) {
        present.addAll(block.meta().compaction().sources());
      } catch (StorageException.Corrupt ignored) { // the server tells; its samples are not here
        present.remove(path.getFileName().toString());
      }
    }
    return present;
  }

  private void copy(Path path, Set<String> present) throws IOException {
    BlockMeta meta;
    try (Block block = Block.open(disk, path)) {
      meta = block.meta();
      block.verifyChunks();
    } catch (StorageException.Corrupt e) {
      skipped.add(path + " is damaged: " + e.getMessage());
      return;
    }
    if (present.contains(meta.ulid()) || present.containsAll(meta.compaction().sources())) {
      skipped.add(path + " is here already");
      return;
    }
    Path unfinished = to.resolve(meta.ulid() + UNFINISHED);
    disk.deleteTree(unfinished);
    copyTree(path, unfinished);
    disk.rename(unfinished, to.resolve(meta.ulid()));
    disk.syncDirectory(to);
    copied.add(meta);
  }

  private void copyTree(Path source, Path target) throws IOException {
    disk.createDirectories(target);
    for (Path inside : disk.list(source)) {
      Path copy = target.resolve(inside.getFileName().toString());
      if (disk.isDirectory(inside)) {
        copyTree(inside, copy);
      } else {
        copyFile(inside, copy);
      }
    }
    disk.syncDirectory(target);
  }

  private void copyFile(Path source, Path target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (DiskFile in = disk.openReadOnly(source);
        DiskFile out = disk.create(target)) {
      long position = 0;
      while (in.read(buffer, position) > 0) {
        buffer.flip();
        int count = buffer.remaining();
        out.write(buffer, position);
        buffer.clear();
        position += count;
        progress.accept(count);
      }
      out.sync();
    }
  }

  private List<Path> blocks(Path directory) throws IOException {
    if (!disk.isDirectory(directory)) {
      return List.of();
    }
    return disk.list(directory).stream()
        .filter(path -> Ulid.is(path.getFileName().toString()) && disk.isDirectory(path))
        .toList();
  }
}
