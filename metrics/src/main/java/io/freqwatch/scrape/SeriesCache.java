package io.freqwatch.scrape;

import io.freqwatch.model.KeyedHash;
import java.util.Arrays;

/**
 * From the bytes of a series line to the series, so that its labels are parsed once and not with
 * each scrape. Used by the loop's thread.
 *
 * <p>A series is a row of primitive columns; the bytes of all lines lie behind one another in one
 * array. A target writes its lines in the same order each time, so the line after the last one
 * found is compared first, and only then looked up by hash: a scrape reads through the columns from
 * begin to end, which memory is quick at, and the garbage collector sees a few arrays.
 */
final class SeriesCache {
  /** No row. */
  static final int NONE = -1;

  /** The series' first scrape is not over yet, so that nothing of it may be stored. */
  static final int PENDING = 1;

  /** Relabelling drops the series; it is known only so as to be left out quickly. */
  static final int DROPPED = 2;

  /** Readers see the series as present, so that it needs a marker when it goes away. */
  static final int LIVE = 4;

  /** The last scrape that saw the series wrote it without a time of its own. */
  static final int TRACKED = 8;

  /** The last sample of the series was a native histogram. */
  static final int HISTOGRAM = 16;

  /** A target chooses what its lines are, and must not choose where they fall. */
  private static final KeyedHash HASH = KeyedHash.ofProcess();

  private static final int FIRST_ROWS = 64;
  private static final int FIRST_BYTES = 4096;

  private byte[] lines = new byte[FIRST_BYTES];
  private int count;

  /** Where each line begins; the place behind the last row tells where that one ends. */
  private int[] starts = new int[FIRST_ROWS + 1];

  private long[] references = new long[FIRST_ROWS];
  private int[] seenIn = new int[FIRST_ROWS];
  private byte[] states = new byte[FIRST_ROWS];

  /** The row of the line that followed, in the last scrape that saw this one. */
  private int[] followers = new int[FIRST_ROWS];

  private int[] hashes = new int[FIRST_ROWS];

  /** Rows plus one by their hash; 0 where a place is free. */
  private int[] places = new int[2 * FIRST_ROWS];

  private int last = NONE;

  int size() {
    return count;
  }

  /** Begins to read from the first line again. */
  void rewind() {
    last = NONE;
  }

  /** The row of these bytes; -1 where they were never seen. */
  int find(byte[] body, int from, int to) {
    int expected = last == NONE ? 0 : followers[last];
    int found =
        expected < count && hasBytes(expected, body, from, to)
            ? expected
            : lookUp(body, from, to, HASH.of(body, from, to));
    if (found != NONE) {
      follow(found);
    }
    return found;
  }

  /** Adds a series that {@link #find} did not know; its row. */
  int add(byte[] body, int from, int to, int state, long reference) {
    int row = count;
    ensureRoom(to - from);
    System.arraycopy(body, from, lines, starts[row], to - from);
    starts[row + 1] = starts[row] + to - from;
    hashes[row] = HASH.of(body, from, to);
    references[row] = reference;
    states[row] = (byte) state;
    followers[row] = row + 1;
    count++;
    place(row);
    follow(row);
    return row;
  }

  long reference(int row) {
    return references[row];
  }

  /** The storage knows the series by another reference now. */
  void changeReference(int row, long reference) {
    references[row] = reference;
  }

  /** The number of the scrape that saw the series last; 0 before the first. */
  int seenIn(int row) {
    return seenIn[row];
  }

  void see(int row, int scrape) {
    seenIn[row] = scrape;
  }

  boolean is(int row, int state) {
    return (states[row] & state) != 0;
  }

  void set(int row, int state, boolean wanted) {
    states[row] = (byte) (wanted ? states[row] | state : states[row] & ~state);
  }

  /** Tells which rows to keep. */
  @FunctionalInterface
  interface Wanted {
    boolean keeps(int row);
  }

  /** Forgets the rows that are not wanted; the others move up and keep their order. */
  void retain(Wanted wanted) {
    int kept = 0;
    while (kept < count && wanted.keeps(kept)) {
      kept++;
    }
    if (kept == count) {
      return;
    }
    for (int row = kept + 1; row < count; row++) {
      if (wanted.keeps(row)) {
        move(row, kept++);
      }
    }
    count = kept;
    last = NONE;
    rebuildPlaces();
  }

  private void move(int from, int to) {
    int length = starts[from + 1] - starts[from];
    System.arraycopy(lines, starts[from], lines, starts[to], length);
    starts[to + 1] = starts[to] + length;
    references[to] = references[from];
    seenIn[to] = seenIn[from];
    states[to] = states[from];
    hashes[to] = hashes[from];
    followers[to] = to + 1;
  }

  private void follow(int row) {
    if (last != NONE) {
      followers[last] = row;
    }
    last = row;
  }

  private int lookUp(byte[] body, int from, int to, int hash) {
    int mask = places.length - 1;
    for (int at = hash & mask; places[at] != 0; at = at + 1 & mask) {
      int row = places[at] - 1;
      if (hashes[row] == hash && hasBytes(row, body, from, to)) {
        return row;
      }
    }
    return NONE;
  }

  private boolean hasBytes(int row, byte[] body, int from, int to) {
    return Arrays.equals(lines, starts[row], starts[row + 1], body, from, to);
  }

  private void ensureRoom(int lineBytes) {
    int end = starts[count];
    if (end + lineBytes > lines.length) {
      lines = Arrays.copyOf(lines, Math.max(end + lineBytes, lines.length * 3 / 2));
    }
    if (count == references.length) {
      int rows = count * 3 / 2;
      starts = Arrays.copyOf(starts, rows + 1);
      references = Arrays.copyOf(references, rows);
      seenIn = Arrays.copyOf(seenIn, rows);
      states = Arrays.copyOf(states, rows);
      followers = Arrays.copyOf(followers, rows);
      hashes = Arrays.copyOf(hashes, rows);
    }
    if (2 * count >= places.length) {
      places = new int[2 * places.length];
      placeAll();
    }
  }

  private void rebuildPlaces() {
    Arrays.fill(places, 0);
    placeAll();
  }

  private void placeAll() {
    for (int row = 0; row < count; row++) {
      place(row);
    }
  }

  private void place(int row) {
    int mask = places.length - 1;
    int at = hashes[row] & mask;
    while (places[at] != 0) {
      at = at + 1 & mask;
    }
    places[at] = row + 1;
  }
}
