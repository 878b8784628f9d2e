package io.freqwatch.tsdb.head;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.LabelIndex;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.wal.SeriesCatalog;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All series of the head: by labels, by an appender's reference, by their names in the log, and by
 * label index. A reference is a row and, above it, how many series there were before, so that a row
 * can be used again without an old reference finding the wrong series. Used under the head's lock,
 * except {@link #row(long)}.
 */
final class SeriesTable implements SeriesCatalog {
  private static final int NO_ROW = -1;
  private static final int FIRST_HASHES = 1024;

  private final int limit;
  private final LabelIndex index = new LabelIndex();
  private final RowsByLogReference byLogReference = new RowsByLogReference();
  private final IntStack freeRows = new IntStack();
  private volatile SeriesPage[] pages = {};

  /** Rows plus one, by the hash of their labels; 0 where a place is free. */
  private int[] byHash = new int[FIRST_HASHES];

  private int usedRows;
  private int size;
  private long created;
  private long lastLogReference;

  SeriesTable(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  int size() {
    return size;
  }

  long created() {
    return created;
  }

  SeriesPage page(int row) {
    return pages[row >>> SeriesPage.SHIFT];
  }

  /** The row of a reference; -1 where it is forgotten. Needs no lock. */
  int row(long reference) {
    SeriesPage[] now = pages;
    int row = (int) reference;
    int page = row >>> SeriesPage.SHIFT;
    boolean known =
        reference != 0
            && row >= 0
            && page < now.length
            && now[page].reference[row & SeriesPage.MASK] == reference;
    return known ? row : NO_ROW;
  }

  /** As {@link #row}, where the series is not condemned. Needs no lock. */
  int livingRow(long reference) {
    int row = row(reference);
    boolean living = row >= 0 && isLiving(row);
    return living ? row : NO_ROW;
  }

  private boolean isLiving(int row) {
    return page(row).condemned[row & SeriesPage.MASK] == SeriesPage.LIVING;
  }

  /** The reference of a series; 0 where there is none of these labels, or a condemned one. */
  long reference(Labels labels) {
    int row = find(labels);
    return row == NO_ROW || !isLiving(row) ? 0 : page(row).reference[row & SeriesPage.MASK];
  }

  /** The row of a series; -1 where there is none of these labels. */
  int find(Labels labels) {
    int mask = byHash.length - 1;
    for (int at = spread(labels) & mask; byHash[at] != 0; at = at + 1 & mask) {
      int row = byHash[at] - 1;
      Labels known = page(row).labels[row & SeriesPage.MASK];
      if (known != null && known.equals(labels)) {
        return row;
      }
    }
    return NO_ROW;
  }

  /**
   * The reference of a series, new or not, whose name in the log is the next free one where it is
   * new. From then on it is not condemned.
   *
   * @throws StorageException.TooManySeries where the series is new and the table is full
   */
  long findOrCreate(Labels labels) {
    int row = find(labels);
    if (row == NO_ROW && size >= limit) {
      throw new StorageException.TooManySeries(labels, limit);
    }
    if (row == NO_ROW) {
      row = create(labels, lastLogReference + 1);
    }
    page(row).condemned[row & SeriesPage.MASK] = SeriesPage.LIVING;
    return page(row).reference[row & SeriesPage.MASK];
  }

  /** A series as the log names it; several names may stand for one series. */
  int replay(long logReference, Labels labels) {
    int row = find(labels);
    if (row == NO_ROW) {
      row = create(labels, logReference);
    }
    lastLogReference = Math.max(lastLogReference, logReference);
    byLogReference.put(logReference, row);
    page(row).flags[row & SeriesPage.MASK] |= SeriesPage.LOGGED;
    return row;
  }

  /** No series gets a name in the log up to this one. */
  void skipLogReferences(long upTo) {
    lastLogReference = Math.max(lastLogReference, upTo);
  }

  int rowInLog(long logReference) {
    return byLogReference.get(logReference);
  }

  private int create(Labels labels, long logReference) {
    int row = freeRows.isEmpty() ? usedRows++ : freeRows.pop();
    if (row >>> SeriesPage.SHIFT == pages.length) {
      SeriesPage[] more = Arrays.copyOf(pages, pages.length + 1);
      more[pages.length] = new SeriesPage();
      pages = more;
    }
    SeriesPage page = page(row);
    int at = row & SeriesPage.MASK;
    Labels shared = index.add(labels, row);
    page.labels[at] = shared;
    page.logReference[at] = logReference;
    page.flags[at] = 0;
    page.condemned[at] = SeriesPage.LIVING;
    page.lastMillis[at] = Long.MIN_VALUE;
    page.lastDelta[at] = 0;
    page.slot[at] = ChunkSlab.NONE;
    page.reference[at] = ++created << 32 | row;
    lastLogReference = Math.max(lastLogReference, logReference);
    byLogReference.put(logReference, row);
    addHash(shared, row);
    size++;
    return row;
  }

  /** Forgets series; their rows and memory may be used again. */
  void remove(int row) {
    SeriesPage page = page(row);
    int at = row & SeriesPage.MASK;
    Labels labels = page.labels[at];
    if (labels == null) {
      return;
    }
    index.remove(labels, row);
    removeHash(labels, row);
    byLogReference.remove(page.logReference[at]);
    page.reference[at] = 0;
    page.labels[at] = null;
    page.full[at] = null;
    page.histograms[at] = null;
    freeRows.push(row);
    size--;
  }

  /** Forgets further names in the log of series that are gone. */
  void forgetAliases() {
    byLogReference.retain((_, row) -> page(row).reference[row & SeriesPage.MASK] != 0);
  }

  /** The rows of the series that match all matchers, ascending. */
  int[] select(Matcher... matchers) {
    return index.select(this::allRows, matchers);
  }

  /** How many full chunks all series have. */
  long fullChunks() {
    long count = 0;
    for (int row : allRows()) {
      FullChunks full = page(row).full[row & SeriesPage.MASK];
      count += full == null ? 0 : full.count();
    }
    return count;
  }

  int[] allRows() {
    int[] rows = new int[size];
    int count = 0;
    for (int row = 0; row < usedRows; row++) {
      if (page(row).reference[row & SeriesPage.MASK] != 0) {
        rows[count++] = row;
      }
    }
    return rows;
  }

  Labels labelsOf(int row) {
    Labels labels = page(row).labels[row & SeriesPage.MASK];
    if (labels == null) {
      throw new IllegalStateException("no series in row " + row);
    }
    return labels;
  }

  @Override
  public void forEachLogged(Visitor visitor) {
    for (int row : allRows()) {
      SeriesPage page = page(row);
      int at = row & SeriesPage.MASK;
      if ((page.flags[at] & SeriesPage.LOGGED) != 0) {
        visitor.series(page.logReference[at], labelsOf(row));
      }
    }
  }

  @Override
  public @Nullable Labels labels(long logReference) {
    int row = byLogReference.get(logReference);
    return row == RowsByLogReference.ABSENT ? null : page(row).labels[row & SeriesPage.MASK];
  }

  private void addHash(Labels labels, int row) {
    if (size * 2 >= byHash.length) {
      int[] old = byHash;
      byHash = new int[old.length * 2];
      for (int each : old) {
        if (each != 0) {
          putHash(spread(labelsOf(each - 1)), each);
        }
      }
    }
    putHash(spread(labels), row + 1);
  }

  private void putHash(int hash, int entry) {
    int mask = byHash.length - 1;
    int at = hash & mask;
    while (byHash[at] != 0) {
      at = at + 1 & mask;
    }
    byHash[at] = entry;
  }

  /** Takes an entry out and closes the gap, so that what was put behind it is found further on. */
  private void removeHash(Labels labels, int row) {
    int mask = byHash.length - 1;
    int at = spread(labels) & mask;
    while (byHash[at] != row + 1) {
      at = at + 1 & mask;
    }
    byHash[at] = 0;
    for (int next = at + 1 & mask; byHash[next] != 0; next = next + 1 & mask) {
      int moved = byHash[next];
      byHash[next] = 0;
      putHash(spread(labelsOf(moved - 1)), moved);
    }
  }

  private static int spread(Labels labels) {
    int hash = labels.hashCode();
    return hash ^ hash >>> 16;
  }
}
