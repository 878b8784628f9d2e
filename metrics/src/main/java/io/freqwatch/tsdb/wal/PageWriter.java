package io.freqwatch.tsdb.wal;

/**
 * Lays records out in pages: gathers the bytes that a segment gets next. A record that does not fit
 * the page goes on in the next one, in fragments. Used by one thread.
 */
final class PageWriter {
  static final int PAGE_BYTES = 32 * 1024;

  /** What a page can hold of one record at most. */
  static final int MOST_IN_PAGE = PAGE_BYTES - Fragment.HEADER_BYTES;

  private final WalCompression compression;
  private final ByteWriter pending = new ByteWriter();
  private final ByteWriter compressed = new ByteWriter();
  private final Snappy snappy = new Snappy();
  private long position;

  PageWriter(WalCompression compression) {
    this.compression = compression;
  }

  /** Begins anew at a position in a segment, with nothing pending. */
  void moveTo(long segmentPosition) {
    position = segmentPosition;
    pending.clear();
  }

  /** Where in the segment the next byte goes. */
  long position() {
    return position;
  }

  /** The bytes laid out since {@link #moveTo}. */
  ByteWriter pending() {
    return pending;
  }

  /** How long a record may be to fit the rest of the page; may be negative. */
  int room() {
    return (int) (PAGE_BYTES - position % PAGE_BYTES) - Fragment.HEADER_BYTES;
  }

  boolean atPageStart() {
    return position % PAGE_BYTES == 0;
  }

  /** Leaves the rest of the page empty. */
  void endPage() {
    if (!atPageStart()) {
      int rest = (int) (PAGE_BYTES - position % PAGE_BYTES);
      pending.putZeros(rest);
      position += rest;
    }
  }

  void put(ByteWriter entry) {
    if (compression == WalCompression.SNAPPY) {
      compressed.clear();
      snappy.compress(entry.array(), 0, entry.length(), compressed);
      if (compressed.length() < entry.length()) {
        put(compressed, Fragment.SNAPPY);
        return;
      }
    }
    put(entry, 0);
  }

  private void put(ByteWriter entry, int flags) {
    int from = 0;
    do {
      if (room() <= 0) {
        endPage();
      }
      int length = Math.min(room(), entry.length() - from);
      boolean last = from + length == entry.length();
      putFragment(entry.array(), from, length, type(from == 0, last) | flags);
      from += length;
    } while (from < entry.length());
  }

  private static int type(boolean first, boolean last) {
    if (first) {
      return last ? Fragment.FULL : Fragment.FIRST;
    }
    return last ? Fragment.LAST : Fragment.MIDDLE;
  }

  private void putFragment(byte[] bytes, int from, int length, int header) {
    pending.putByte(header);
    pending.putShort(length);
    pending.putInt(Crc.of(bytes, from, length));
    pending.put(bytes, from, length);
    position += Fragment.HEADER_BYTES + length;
  }
}
