package io.freqwatch.tsdb.block;

import io.freqwatch.storage.MergedQuerier;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open blocks of a data directory. A damaged block is moved aside as {@code <ulid>.damaged} and
 * never keeps the others from being opened. Changes come from one thread at a time; queriers from
 * any.
 */
public final class BlockSet implements Queryable, AutoCloseable {
  /** What the name of a block that was moved aside ends with. */
  public static final String DAMAGED = ".damaged";

  private static final String DELETED = ".tmp-for-deletion";
  private static final Comparator<Block> BY_TIME =
      Comparator.comparingLong((Block block) -> block.meta().minMillis())
          .thenComparing(block -> block.meta().ulid());

  private final Disk disk;
  private final Path directory;
  private final BlockListener listener;

  /** Sorted by time; replaced as a whole. */
  private volatile List<Block> blocks = List.of();

  private BlockSet(Disk disk, Path directory, BlockListener listener) {
    this.disk = disk;
    this.directory = directory;
    this.listener = listener;
  }

  /**
   * Opens all blocks of a directory and removes what an interrupted write or deletion left.
   *
   * @throws IOException where the directory itself cannot be read
   */
  public static BlockSet open(Disk disk, Path directory, BlockListener listener)
      throws IOException {
    BlockSet set = new BlockSet(disk, directory, listener);
    disk.createDirectories(directory);
    List<Block> opened = new ArrayList<>();
    for (Path path : disk.list(directory)) {
      String name = path.getFileName().toString();
      if (name.endsWith(BlockWriter.UNFINISHED) || name.endsWith(DELETED)) {
        set.discard(path);
      } else if (Ulid.is(name) && disk.isDirectory(path)) {
        Block block = set.tryOpen(path);
        if (block != null) {
          opened.add(block);
        }
      }
    }
    set.publish(opened);
    set.dropParents();
    return set;
  }

  /** Blocks that went into another that is there: a crash came before they were deleted. */
  private void dropParents() {
    Set<String> merged = new HashSet<>();
    for (Block block : blocks) {
      block.meta().compaction().parents().forEach(parent -> merged.add(parent.ulid()));
    }
    remove(blocks.stream().filter(block -> merged.contains(block.meta().ulid())).toList());
  }

  private @Nullable Block tryOpen(Path path) {
    try {
      return Block.open(disk, path);
    } catch (StorageException.Corrupt | NoSuchFileException e) {
      moveAside(path, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      listener.failed(path, "cannot be opened: " + e);
    }
    return null;
  }

  private void moveAside(Path path, String reason) {
    Path aside = path.resolveSibling(path.getFileName() + DAMAGED);
    try {
      disk.deleteTree(aside);
      disk.rename(path, aside);
      disk.syncDirectory(directory);
      listener.quarantined(path, aside, reason);
    } catch (IOException e) {
      listener.failed(path, "is damaged (" + reason + ") and cannot be moved aside: " + e);
    }
  }

  private void discard(Path path) {
    try {
      disk.deleteTree(path);
    } catch (IOException e) {
      listener.failed(path, "cannot be deleted: " + e);
    }
  }

  /** The blocks, sorted by time. They may be closed meanwhile: {@link Block#hold} what is used. */
  public List<Block> blocks() {
    return blocks;
  }

  public Path directory() {
    return directory;
  }

  /** Bytes of all blocks. */
  public long byteSize() {
    return blocks.stream().mapToLong(Block::byteSize).sum();
  }

  /**
   * Opens a block that was written into the directory; false where it was damaged and moved aside.
   */
  public synchronized boolean add(String ulid) {
    return replace(List.of(), ulid);
  }

  /** Opens blocks that somebody else put into the directory, such as an importer. */
  public synchronized void refresh() throws IOException {
    Set<Path> known = new HashSet<>();
    blocks.forEach(block -> known.add(block.directory()));
    for (Path path : disk.list(directory)) {
      if (Ulid.is(path.getFileName().toString())
          && !known.contains(path)
          && disk.isDirectory(path)) {
        add(path.getFileName().toString());
      }
    }
  }

  /**
   * Puts a block in the place of those that it was made of: queriers see either the one or the
   * others. These are deleted once the new one is open; where it is damaged, they stay.
   */
  public synchronized boolean replace(Collection<Block> parents, String ulid) {
    Block child = tryOpen(directory.resolve(ulid));
    if (child == null) {
      return false;
    }
    List<Block> next = new ArrayList<>(blocks);
    next.removeAll(parents);
    next.add(child);
    publish(next);
    parents.forEach(this::delete);
    return true;
  }

  /** Deletes blocks. */
  public synchronized void remove(Collection<Block> gone) {
    List<Block> next = new ArrayList<>(blocks);
    next.removeAll(gone);
    publish(next);
    gone.forEach(this::delete);
  }

  /**
   * Puts a block with what could still be read in the place of a damaged one, which is moved aside.
   */
  synchronized void salvage(Block damaged, String ulid, String reason) {
    Block rest = tryOpen(directory.resolve(ulid));
    if (rest != null) {
      List<Block> next = new ArrayList<>(blocks);
      next.add(rest);
      next.remove(damaged);
      publish(next);
      moveAside(damaged.directory(), reason);
      damaged.close();
    }
  }

  /** Moves a block aside that turned out to be damaged. */
  public synchronized void quarantine(Block block, String reason) {
    List<Block> next = new ArrayList<>(blocks);
    if (next.remove(block)) {
      publish(next);
      moveAside(block.directory(), reason);
      block.close();
    }
  }

  /** Moves aside all blocks of which a reader found that they are damaged. */
  public void quarantineDamaged() {
    for (Block block : blocks) {
      String damage = block.damage();
      if (damage != null) {
        quarantine(block, damage);
      }
    }
  }

  private void publish(List<Block> next) {
    next.sort(BY_TIME);
    blocks = List.copyOf(next);
  }

  /** The name goes first, so that a half deleted block is never opened. */
  private void delete(Block block) {
    Path path = block.directory();
    Path doomed = path.resolveSibling(path.getFileName() + DELETED);
    try {
      disk.rename(path, doomed);
      disk.deleteTree(doomed);
      disk.syncDirectory(directory);
    } catch (IOException e) {
      listener.failed(path, "cannot be deleted: " + e);
    }
    block.close();
  }

  @Override
  public Querier querier(long minMillis, long maxMillis) {
    return MergedQuerier.of(queriers(minMillis, maxMillis));
  }

  /**
   * Queriers of the blocks that have samples in a span, the youngest block's first: where blocks
   * overlap, what was written later counts.
   */
  public List<Querier> queriers(long minMillis, long maxMillis) {
    List<Block> found = hold(minMillis, maxMillis);
    found.sort(Comparator.comparing((Block block) -> block.meta().ulid()).reversed());
    List<Querier> queriers = new ArrayList<>();
    for (Block block : found) {
      queriers.add(block.querier(minMillis, maxMillis));
      block.close();
    }
    return queriers;
  }

  /**
   * Blocks that reach into a span, held. All of them were in the set at one time: where one was
   * replaced while they were being held, the whole set is asked again.
   */
  private List<Block> hold(long minMillis, long maxMillis) {
    while (true) {
      List<Block> held = new ArrayList<>();
      List<Block> asked =
          blocks.stream()
              .filter(block -> block.firstMillis() <= maxMillis && block.lastMillis() >= minMillis)
              .toList();
      for (Block block : asked) {
        if (block.hold()) {
          held.add(block);
        }
      }
      if (held.size() == asked.size()) {
        return held;
      }
      held.forEach(Block::close);
    }
  }

  /** Lets go of all blocks. */
  @Override
  public synchronized void close() {
    List<Block> open = blocks;
    blocks = List.of();
    open.forEach(Block::close);
  }
}
