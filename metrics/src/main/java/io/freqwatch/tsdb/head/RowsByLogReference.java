package io.freqwatch.tsdb.head;

import java.util.Arrays;

/**
 * The rows of series by their names in the log. Names are given in sequence and come in sequence
 * when the log is read, so that neighbours lie beside one another: 32 to a page, and pages found by
 * a map. A map of all names would miss the processor's caches with each sample that is replayed.
 * Used by one thread at a time.
 */
final class RowsByLogReference {
  static final int ABSENT = -1;

  private static final int SHIFT = 5;
  private static final int PAGE = 1 << SHIFT;
  private static final int MASK = PAGE - 1;

  private final LongIntMap pages = new LongIntMap();
  private final IntStack freePages = new IntStack();

  /** Rows plus one, page behind page; 0 where there is none. */
  private int[] rows = new int[32 * PAGE];

  private byte[] filled = new byte[32];
  private int usedPages;
  private long lastNumber;
  private int lastPage = ABSENT;

  /** The row of a name; -1 where there is none. */
  int get(long reference) {
    int page = page(reference);
    return page == ABSENT ? ABSENT : rows[place(page, reference)] - 1;
  }

  void put(long reference, int row) {
    int page = page(reference);
    if (page == ABSENT) {
      page = addPage(number(reference));
    }
    int place = place(page, reference);
    filled[page] += (byte) (rows[place] == 0 ? 1 : 0);
    rows[place] = row + 1;
  }

  void remove(long reference) {
    int page = page(reference);
    int place = page == ABSENT ? 0 : place(page, reference);
    if (page != ABSENT && rows[place] != 0) {
      rows[place] = 0;
      filled[page]--;
      removeIfEmpty(page, number(reference));
    }
  }

  /** Tells which names to keep. */
  @FunctionalInterface
  interface Wanted {
    boolean keeps(long reference, int row);
  }

  /** Removes every name that is not wanted. */
  void retain(Wanted wanted) {
    for (long number : pages.keys()) {
      int page = pages.get(number);
      long first = number - 1 << SHIFT;
      for (long reference = first; page != ABSENT && reference < first + PAGE; reference++) {
        int row = rows[place(page, reference)] - 1;
        if (row >= 0 && !wanted.keeps(reference, row)) {
          rows[place(page, reference)] = 0;
          filled[page]--;
        }
      }
      removeIfEmpty(page, number);
    }
  }

  /** Of a page, at least 1. */
  private static long number(long reference) {
    return (reference >>> SHIFT) + 1;
  }

  private static int place(int page, long reference) {
    return page << SHIFT | (int) reference & MASK;
  }

  private int page(long reference) {
    long number = number(reference);
    if (number != lastNumber) {
      lastNumber = number;
      lastPage = pages.get(number);
    }
    return lastPage;
  }

  private int addPage(long number) {
    int page = freePages.isEmpty() ? usedPages++ : freePages.pop();
    if (page == filled.length) {
      filled = Arrays.copyOf(filled, page * 3 / 2);
      rows = Arrays.copyOf(rows, filled.length << SHIFT);
    }
    pages.put(number, page);
    lastPage = page;
    return page;
  }

  private void removeIfEmpty(int page, long number) {
    if (filled[page] == 0) {
      pages.remove(number);
      freePages.push(page);
      lastNumber = 0;
    }
  }
}
