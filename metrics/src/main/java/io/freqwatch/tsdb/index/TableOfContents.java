package io.freqwatch.tsdb.index;

import java.lang.foreign.MemorySegment;

/**
 * Where the sections of an index begin; 0 where one is missing.
 *
 * @param labelIndices lists of values that nobody reads any more
 */
record TableOfContents(
    long symbols,
    long series,
    long labelIndices,
    long labelTable,
    long postings,
    long postingsTable) {

  static TableOfContents read(MemorySegment file, String name) {
    long at = file.byteSize() - IndexFormat.CONTENTS_BYTES;
    ByteCursor whole = new ByteCursor(file, name);
    if (at < IndexFormat.HEADER_BYTES) {
      throw whole.corrupt("an index of %d bytes has no contents".formatted(file.byteSize()));
    }
    MemorySegment entries = whole.at(at).readChecked(IndexFormat.CONTENTS_BYTES - 4);
    ByteCursor cursor = new ByteCursor(entries, name + " (contents)");
    return new TableOfContents(
        cursor.readLong(),
        cursor.readLong(),
        cursor.readLong(),
        cursor.readLong(),
        cursor.readLong(),
        cursor.readLong());
  }
}
