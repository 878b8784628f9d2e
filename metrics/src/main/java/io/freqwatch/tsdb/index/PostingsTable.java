package io.freqwatch.tsdb.index;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Labels;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * From label name and value to the place of the list of their series. Of each name's values every
 * 32nd is known by its position in the table; those between are read over. Safe for use by many
 * threads.
 */
final class PostingsTable {
  private static final int STRIDE = 32;

  /** The values of a name: how many, and where in the table every 32nd stands. */
  private record Name(int count, int[] positions) {}

  private final MemorySegment section;
  private final String file;
  private final Map<String, Name> names = new LinkedHashMap<>();
  private int pairCount;

  /**
   * @param section without length and checksum
   */
  PostingsTable(MemorySegment section, String file) {
    this.section = section;
    this.file = file;
    readNames();
  }

  private void readNames() {
    ByteCursor cursor = new ByteCursor(section, file);
    int entries = cursor.readInt();
    String current = "";
    String lastValue = "";
    IntList positions = new IntList();
    int count = 0;
    for (int i = 0; i < entries; i++) {
      long start = cursor.position();
      String name = readName(cursor);
      if (!name.equals(current)) {
        close(current, count, positions);
        if (Labels.compareUtf8(current, name) >= 0) {
          throw cursor.corrupt("label " + name + " is out of order");
        }
        current = name;
        positions = new IntList();
        count = 0;
      }
      String value = cursor.readString();
      if (count > 0 && Labels.compareUtf8(lastValue, value) >= 0) {
        throw cursor.corrupt("value of label " + name + " is out of order");
      }
      lastValue = value;
      cursor.readUvarint();
      if (count % STRIDE == 0) {
        positions.add(Math.toIntExact(start));
      }
      count++;
    }
    close(current, count, positions);
    if (cursor.remaining() != 0) {
      throw cursor.corrupt("bytes behind the last entry");
    }
    pairCount = entries;
  }

  private void close(String name, int count, IntList positions) {
    if (count > 0) {
      names.put(name, new Name(count, positions.toArray()));
    }
  }

  /** Entries, that for all series included. */
  int size() {
    return pairCount;
  }

  /** All label names, sorted. */
  List<String> names() {
    return names.keySet().stream().filter(name -> !name.isEmpty()).toList();
  }

  /** How many values a name has. */
  int valueCount(String name) {
    Name found = names.get(name);
    return found == null ? 0 : found.count;
  }

  /** All values of a name, sorted. */
  List<String> values(String name) {
    List<String> values = new ArrayList<>(valueCount(name));
    forEach(name, (value, _) -> values.add(value));
    return values;
  }

  /** Each value of a name with the offset of its list in the index, in order. */
  void forEach(String name, ObjLongConsumer<String> visitor) {
    Name found = names.get(name);
    if (found == null) {
      return;
    }
    ByteCursor cursor = new ByteCursor(section, file).at(found.positions[0]);
    for (int i = 0; i < found.count; i++) {
      readName(cursor);
      visitor.accept(cursor.readString(), cursor.readUvarint());
    }
  }

  /** Offset in the index of the list of series with a value; -1 where no series has it. */
  long offset(String name, String value) {
    Name found = names.get(name);
    if (found == null) {
      return -1;
    }
    byte[] wanted = value.getBytes(UTF_8);
    ByteCursor cursor = new ByteCursor(section, file);
    int low = 0;
    int high = found.positions.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (compareValue(cursor.at(found.positions[middle]), wanted) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return scan(
        cursor.at(found.positions[low]), wanted, Math.min(STRIDE, found.count - low * STRIDE));
  }

  private static long scan(ByteCursor cursor, byte[] wanted, int entries) {
    for (int i = 0; i < entries; i++) {
      int order = compareValue(cursor, wanted);
      long offset = cursor.readUvarint();
      if (order >= 0) {
        return order == 0 ? offset : -1;
      }
    }
    return -1;
  }

  /** Reads over name and value of an entry. */
  private static int compareValue(ByteCursor cursor, byte[] wanted) {
    readKeyCount(cursor);
    cursor.readBytes();
    return Arrays.compareUnsigned(cursor.readBytes().toArray(JAVA_BYTE), wanted);
  }

  private static String readName(ByteCursor cursor) {
    readKeyCount(cursor);
    return cursor.readString();
  }

  private static void readKeyCount(ByteCursor cursor) {
    int keys = cursor.readByte();
    if (keys != 2) {
      throw cursor.corrupt("an entry of %d texts, expected name and value".formatted(keys));
    }
  }
}
