package io.freqwatch.tsdb.wal;

/** A part of a record within a page: a type byte, the length in two, the checksum in four. */
final class Fragment {
  static final int HEADER_BYTES = 7;

  /** The rest of the page is empty. */
  static final int NONE = 0;

  static final int FULL = 1;
  static final int FIRST = 2;
  static final int MIDDLE = 3;
  static final int LAST = 4;

  static final int TYPE_MASK = 7;
  static final int SNAPPY = 1 << 3;
  static final int ZSTD = 1 << 4;

  private Fragment() {}
}
