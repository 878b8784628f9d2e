package io.freqwatch.tsdb.index;

/** Numbers of the layout. */
final class IndexFormat {
  static final int MAGIC = 0xBAAAD700;
  static final int VERSION = 2;
  static final int HEADER_BYTES = 5;

  /** Series begin at multiples of this, and their references are divided by it. */
  static final int SERIES_ALIGNMENT = 16;

  static final int SECTION_ALIGNMENT = 4;

  /** Symbols, series, label indices, their table, postings, their table; then the checksum. */
  static final int CONTENTS_BYTES = 6 * 8 + 4;

  private IndexFormat() {}
}
