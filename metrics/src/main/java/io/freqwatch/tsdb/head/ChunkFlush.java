package io.freqwatch.tsdb.head;

import io.freqwatch.tsdb.head.HeadChunkFiles.Entry;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Moves full chunks from the slab into files, some thousands at a time: copied under the read lock,
 * written under none, entered under the write lock. Used by the maintenance thread, which is the
 * only one that takes full chunks away.
 */
final class ChunkFlush {
  private static final int PORTION = 4096;

  /** A chunk on its way, and whose it is. */
  private record Moving(int row, long reference, int slot, Entry entry) {}

  private final SeriesTable table;
  private final ChunkSlab slab;
  private final ChunkAppender chunks;
  private final HeadChunkFiles files;
  private final ReentrantReadWriteLock lock;

  ChunkFlush(
      SeriesTable table,
      ChunkSlab slab,
      ChunkAppender chunks,
      HeadChunkFiles files,
      ReentrantReadWriteLock lock) {
    this.table = table;
    this.slab = slab;
    this.chunks = chunks;
    this.files = files;
    this.lock = lock;
  }

  void run() throws IOException {
    List<Moving> portion = copy();
    while (!portion.isEmpty()) {
      List<Long> places = files.write(portion.stream().map(Moving::entry).toList());
      enter(portion, places);
      portion = copy();
    }
  }

  private List<Moving> copy() {
    List<Moving> portion = new ArrayList<>();
    lock.readLock().lock();
    try {
      if (chunks.fullInSlab() > 0) {
        for (int row : table.allRows()) {
          copy(row, portion);
          if (portion.size() >= PORTION) {
            break;
          }
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    return portion;
  }

  private void copy(int row, List<Moving> portion) {
    SeriesPage page = table.page(row);
    int at = row & SeriesPage.MASK;
    FullChunks full = page.full[at];
    for (int i = 0; full != null && i < full.count(); i++) {
      if (full.isInSlab(i)) {
        byte[] bytes =
            slab.memory(full.slot(i)).asSlice(0, full.byteCount(i)).toArray(ValueLayout.JAVA_BYTE);
        Entry entry =
            new Entry(
                page.logReference[at],
                full.minMillis(i),
                full.maxMillis(i),
                full.encoding(i).code(),
                bytes);
        portion.add(new Moving(row, page.reference[at], full.slot(i), entry));
      }
    }
  }

  private void enter(List<Moving> portion, List<Long> places) {
    lock.writeLock().lock();
    try {
      for (int i = 0; i < portion.size(); i++) {
        enter(portion.get(i), places.get(i));
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void enter(Moving moved, long place) {
    SeriesPage page = table.page(moved.row);
    int at = moved.row & SeriesPage.MASK;
    FullChunks full = page.full[at];
    if (page.reference[at] != moved.reference || full == null) {
      return;
    }
    int index = full.indexOfSlot(moved.slot);
    if (index >= 0) {
      page.full[at] = full.moved(index, place);
      slab.free(moved.slot);
      chunks.movedToFile();
    }
  }
}
