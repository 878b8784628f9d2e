package io.freqwatch.tsdb.index;

import io.freqwatch.storage.StorageException;
import java.lang.foreign.MemorySegment;

/** The texts of an index by their number. Safe for use by many threads. */
final class Symbols {
  private final MemorySegment section;
  private final String name;
  private final int[] positions;

  private Symbols(MemorySegment section, String name, int[] positions) {
    this.section = section;
    this.name = name;
    this.positions = positions;
  }

  /**
   * @param section without length and checksum
   */
  static Symbols read(MemorySegment section, String name) {
    ByteCursor cursor = new ByteCursor(section, name);
    int count = cursor.readInt();
    if (count < 0 || count > section.byteSize()) {
      throw cursor.corrupt("%d symbols in %d bytes".formatted(count, section.byteSize()));
    }
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      positions[i] = Math.toIntExact(cursor.position());
      cursor.readBytes();
    }
    return new Symbols(section, name, positions);
  }

  int size() {
    return positions.length;
  }

  /**
   * @throws StorageException.Corrupt where there is no such symbol
   */
  String at(long number) {
    ByteCursor cursor = new ByteCursor(section, name);
    if (number < 0 || number >= positions.length) {
      throw cursor.corrupt("symbol %d of %d is asked for".formatted(number, positions.length));
    }
    return cursor.at(positions[(int) number]).readString();
  }
}
