package io.freqwatch.tsdb.block;

import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.index.SeriesEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** The series of some blocks in order, those of the same labels made one. */
final class SeriesMerge implements Iterator<BlockSeries> {
  /** A place in the list of a block's series. */
  private static final class Cursor {
    private static final Comparator<Cursor> ORDER =
        Comparator.comparing((Cursor cursor) -> cursor.entry.labels(), Labels.ORDER)
            .thenComparingInt(cursor -> cursor.rank);

    private final Block block;
    private final int rank;
    private final int[] references;
    private SeriesEntry entry;
    private int next = 1;

    private Cursor(Block block, int rank, int[] references) {
      this.block = block;
      this.rank = rank;
      this.references = references;
      this.entry = block.index().series(references[0]);
    }

    private boolean advance() {
      if (next == references.length) {
        return false;
      }
      entry = block.index().series(references[next++]);
      return true;
    }
  }

  private final PriorityQueue<Cursor> queue = new PriorityQueue<>(Cursor.ORDER);
  private final ToLongFunction<Labels> keptFromMillis;
  private final ChunkReading reading;

  /**
   * @param blocks those whose samples count before others' come first
   * @param keptFromMillis of a series the time before which it is left out
   */
  SeriesMerge(List<Block> blocks, ToLongFunction<Labels> keptFromMillis, ChunkReading reading) {
    this.keptFromMillis = keptFromMillis;
    this.reading = reading;
    for (int i = 0; i < blocks.size(); i++) {
      int[] references = blocks.get(i).index().allSeries();
      if (references.length > 0) {
        queue.add(new Cursor(blocks.get(i), i, references));
      }
    }
  }

  @Override
  public boolean hasNext() {
    return !queue.isEmpty();
  }

  @Override
  public BlockSeries next() {
    Cursor first = queue.peek();
    if (first == null) {
      throw new NoSuchElementException();
    }
    Labels labels = first.entry.labels();
    long keptFrom = keptFromMillis.applyAsLong(labels);
    List<ChunkMerge.Part> parts = new ArrayList<>();
    Cursor cursor = first;
    while (cursor != null && cursor.entry.labels().equals(labels)) {
      queue.remove();
      parts.add(part(cursor, keptFrom));
      if (cursor.advance()) {
        queue.add(cursor);
      }
      cursor = queue.peek();
    }
    return new BlockSeries(labels, () -> new ChunkMerge(parts, reading).chunks().iterator());
  }

  private static ChunkMerge.Part part(Cursor cursor, long keptFrom) {
    SeriesEntry entry = cursor.entry;
    return new ChunkMerge.Part(
        cursor.block,
        entry.chunks().stream().filter(chunk -> chunk.maxMillis() >= keptFrom).toList(),
        cursor.block.tombstones().of(entry.reference()));
  }
}
