package io.freqwatch.tsdb.head;

import io.freqwatch.model.KeyedHash;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.LabelIndex;
import io.freqwatch.storage.StorageException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All series of the head: by labels, by an appender's reference, by their names in the log, and by
 * label index. A reference is a row and, above it, how many series there were before, so that a row
 * can be used again without an old reference finding the wrong series. Used under the head's lock,
 * except {@link #row(long)}.
 */
final class SeriesTable {
  /** Targets choose labels, and must not choose where they fall. */
  private static final KeyedHash HASH = KeyedHash.ofProcess();

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

  int pageCount() {
    return pages.length;
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
    return find(labels, HASH.of(labels));
  }

  private int find(Labels labels, int hash) {
    int mask = byHash.length - 1;
    for (int at = hash & mask; byHash[at] != 0; at = at + 1 & mask) {
      int row = byHash[at] - 1;
      if (hashOf(row) == hash && labelsOf(row).equals(labels)) {
        return row;
      }
    }
    return NO_ROW;
  }

  private int hashOf(int row) {
    return page(row).hash[row & SeriesPage.MASK];
  }

  /**
   * The reference of a series, new or not, whose name in the log is the next free one where it is
   * new. From then on it is not condemned.
   *
   * @throws StorageException.TooManySeries where the series is new and the table is full
   */
  long findOrCreate(Labels labels) {
    int hash = HASH.of(labels);
    int row = find(labels, hash);
    if (row == NO_ROW && size >= limit) {
      throw new StorageException.TooManySeries(labels, limit);
    }
    if (row == NO_ROW) {
      row = create(labels, hash, lastLogReference + 1);
    }
    page(row).condemned[row & SeriesPage.MASK] = SeriesPage.LIVING;
    return page(row).reference[row & SeriesPage.MASK];
  }

  /** A series as the log names it; several names may stand for one series. */
  int replay(long logReference, Labels labels) {
    int hash = HASH.of(labels);
    int row = find(labels, hash);
    if (row == NO_ROW) {
      row = create(labels, hash, logReference);
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

  private int create(Labels labels, int hash, long logReference) {
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
    page.hash[at] = hash;
    page.logReference[at] = logReference;
    page.flags[at] = 0;
    page.condemned[at] = SeriesPage.LIVING;
    page.lastMillis[at] = Long.MIN_VALUE;
    page.lastDelta[at] = 0;
    page.slot[at] = ChunkSlab.NONE;
    page.reference[at] = ++created << 32 | row;
    lastLogReference = Math.max(lastLogReference, logReference);
    byLogReference.put(logReference, row);
    addHash(row);
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
    removeHash(row);
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

  /** At least as many as match all matchers; costs next to nothing. */
  int atMost(Matcher... matchers) {
    return index.atMost(size, matchers);
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

  /** The labels of a series by its name in the log; null where there is none. */
  @Nullable Labels labels(long logReference) {
    int row = byLogReference.get(logReference);
    return row == RowsByLogReference.ABSENT ? null : page(row).labels[row & SeriesPage.MASK];
  }

  private void addHash(int row) {
    if (size * 2 >= byHash.length) {
      int[] old = byHash;
      byHash = new int[old.length * 2];
      for (int entry : old) {
        if (entry != 0) {
          putHash(entry);
        }
      }
    }
    putHash(row + 1);
  }

  private void putHash(int entry) {
    int mask = byHash.length - 1;
    int at = hashOf(entry - 1) & mask;
    while (byHash[at] != 0) {
      at = at + 1 & mask;
    }
    byHash[at] = entry;
  }

  /** Takes an entry out and closes the gap, so that what was put behind it is found further on. */
  private void removeHash(int row) {
    int mask = byHash.length - 1;
    int at = hashOf(row) & mask;
    while (byHash[at] != row + 1) {
      at = at + 1 & mask;
    }
    byHash[at] = 0;
    for (int next = at + 1 & mask; byHash[next] != 0; next = next + 1 & mask) {
      int moved = byHash[next];
      byHash[next] = 0;
      putHash(moved);
    }
  }
}
