package io.freqwatch.tsdb.index;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.StorageException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads all of an index once: checksums, order, and that what refers to something finds it. */
final class IndexCheck {
  private final IndexReader index;
  private final String name;
  private final Consumer<ChunkMeta> chunkCheck;
  private long chunks;
  private long minMillis = Long.MAX_VALUE;
  private long maxMillis = Long.MIN_VALUE;

  IndexCheck(IndexReader index, String name, Consumer<ChunkMeta> chunkCheck) {
    this.index = index;
    this.name = name;
    this.chunkCheck = chunkCheck;
  }

  IndexSummary check() {
    int[] series = index.allSeries();
    Labels previous = null;
    for (int reference : series) {
      SeriesEntry entry = index.series(reference);
      if (previous != null && Labels.ORDER.compare(previous, entry.labels()) >= 0) {
        throw corrupt("series %s comes after %s".formatted(entry.labels(), previous));
      }
      previous = entry.labels();
      entry.chunks().forEach(this::add);
    }
    PostingsTable table = index.postingsTable();
    for (String label : table.names()) {
      table.forEach(label, (value, offset) -> checkList(label, value, offset, series));
    }
    index.checkLabelIndices();
    return new IndexSummary(series.length, chunks, minMillis, maxMillis);
  }

  private void add(ChunkMeta chunk) {
    chunks++;
    minMillis = Math.min(minMillis, chunk.minMillis());
    maxMillis = Math.max(maxMillis, chunk.maxMillis());
    if (chunk.maxMillis() < chunk.minMillis()) {
      throw corrupt("a chunk ends at %d before it begins".formatted(chunk.maxMillis()));
    }
    chunkCheck.accept(chunk);
  }

  private void checkList(String label, String value, long offset, int[] series) {
    int previous = -1;
    for (int reference : index.list(offset)) {
      if (reference <= previous || Arrays.binarySearch(series, reference) < 0) {
        throw corrupt("the list of %s=\"%s\" names series %d".formatted(label, value, reference));
      }
      previous = reference;
    }
  }

  private StorageException.Corrupt corrupt(String what) {
    return new StorageException.Corrupt(name + ": " + what);
  }
}
