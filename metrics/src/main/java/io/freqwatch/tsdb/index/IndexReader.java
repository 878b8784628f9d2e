package io.freqwatch.tsdb.index;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.StorageException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads an index in memory, most often a mapped file. Of the file it keeps the positions of symbols
 * and of every 32nd value; all else is read where it lies, and its checksum looked at each time.
 * Safe for use by many threads, as long as the memory is there.
 *
 * <p>All methods throw {@link StorageException.Corrupt} where the index is damaged; after {@link
 * #verify} that means damaged since.
 */
public final class IndexReader {
  private final MemorySegment file;
  private final String name;
  private final TableOfContents contents;
  private final Symbols symbols;
  private final PostingsTable postings;

  private IndexReader(MemorySegment file, String name) {
    this.file = file;
    this.name = name;
    checkHeader();
    this.contents = TableOfContents.read(file, name);
    this.symbols = Symbols.read(section(contents.symbols()), name + " (symbols)");
    this.postings =
        new PostingsTable(section(contents.postingsTable()), name + " (postings table)");
  }

  /**
   * @param name of the file, for messages
   */
  public static IndexReader open(MemorySegment file, String name) {
    return new IndexReader(file, name);
  }

  private void checkHeader() {
    ByteCursor cursor = new ByteCursor(file, name);
    int magic = cursor.readInt();
    int version = cursor.readByte();
    if (magic != IndexFormat.MAGIC || version != IndexFormat.VERSION) {
      throw new StorageException.Corrupt(
          "%s: begins with %08x and version %d, expected %08x and version %d"
              .formatted(name, magic, version, IndexFormat.MAGIC, IndexFormat.VERSION));
    }
  }

  /**
   * Reads all of the index and checks that it is whole.
   *
   * @param chunkCheck is given every chunk and throws where there can be none such
   */
  public IndexSummary verify(Consumer<ChunkMeta> chunkCheck) {
    return new IndexCheck(this, name, chunkCheck).check();
  }

  /** Bytes of the file. */
  public long byteSize() {
    return file.byteSize();
  }

  /** All label names, sorted. */
  public List<String> labelNames() {
    return postings.names();
  }

  /** All values of a label, sorted. */
  public List<String> labelValues(String label) {
    return postings.values(label);
  }

  public int labelValueCount(String label) {
    return postings.valueCount(label);
  }

  /** References of all series, in the order of their labels. */
  public int[] allSeries() {
    return seriesWith("", "");
  }

  /** References of the series with a label of some value. */
  public int[] seriesWith(String label, String value) {
    long offset = postings.offset(label, value);
    return offset < 0 ? Postings.NONE : list(offset);
  }

  /** References of the series that match all matchers, in the order of their labels. */
  public int[] select(Matcher... matchers) {
    int[] found = null;
    for (Matcher matcher : matchers) {
      if (!matcher.matches("")) {
        int[] wanted = accepted(matcher);
        found = found == null ? wanted : Postings.intersect(found, wanted);
      }
    }
    found = found == null ? allSeries() : found;
    for (Matcher matcher : matchers) {
      if (found.length > 0 && matcher.matches("")) {
        found = Postings.subtract(found, matching(matcher, false));
      }
    }
    return found;
  }

  private int[] accepted(Matcher matcher) {
    return matcher.type() == Matcher.Type.EQUAL
        ? seriesWith(matcher.name(), matcher.value())
        : matching(matcher, true);
  }

  /** The series whose label has a value that the matcher accepts, or refuses. */
  private int[] matching(Matcher matcher, boolean accepted) {
    List<int[]> lists = new ArrayList<>();
    postings.forEach(
        matcher.name(),
        (value, offset) -> {
          if (matcher.matches(value) == accepted) {
            lists.add(list(offset));
          }
        });
    return lists.isEmpty() ? Postings.NONE : Postings.union(lists);
  }

  /** A series with its chunks. */
  public SeriesEntry series(int reference) {
    return series(reference, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** A series with those of its chunks that overlap a time span. */
  public SeriesEntry series(int reference, long minMillis, long maxMillis) {
    ByteCursor cursor = entry(reference);
    Labels labels = readLabels(cursor);
    return new SeriesEntry(reference, labels, readChunks(cursor, minMillis, maxMillis));
  }

  private ByteCursor entry(int reference) {
    long offset = Integer.toUnsignedLong(reference) * IndexFormat.SERIES_ALIGNMENT;
    ByteCursor cursor = new ByteCursor(file, name).at(offset);
    if (offset < contents.series()) {
      throw cursor.corrupt("series " + reference + " lies before the series");
    }
    int length = cursor.readCount("length of a series", cursor.remaining());
    return new ByteCursor(cursor.readChecked(length), name + " (series " + reference + ")");
  }

  private Labels readLabels(ByteCursor cursor) {
    int count = cursor.readCount("number of labels", cursor.remaining());
    String[] pairs = new String[2 * count];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = symbols.at(cursor.readUvarint());
    }
    try {
      return Labels.ofSorted(pairs);
    } catch (IllegalArgumentException e) {
      throw cursor.corrupt(String.valueOf(e.getMessage()));
    }
  }

  private static List<ChunkMeta> readChunks(ByteCursor cursor, long minMillis, long maxMillis) {
    int count = cursor.readCount("number of chunks", cursor.remaining());
    List<ChunkMeta> chunks = new ArrayList<>();
    long max = 0;
    long reference = 0;
    for (int i = 0; i < count; i++) {
      long min = i == 0 ? cursor.readVarint() : max + cursor.readUvarint();
      max = min + cursor.readUvarint();
      reference = i == 0 ? cursor.readUvarint() : reference + cursor.readVarint();
      if (min <= maxMillis && max >= minMillis) {
        chunks.add(new ChunkMeta(min, max, reference));
      }
    }
    return chunks;
  }

  /** Nobody reads the lists of values any more, but damage there is damage. */
  void checkLabelIndices() {
    if (contents.labelTable() == 0) {
      return;
    }
    ByteCursor table = new ByteCursor(section(contents.labelTable()), name + " (label table)");
    int entries = table.readInt();
    for (int i = 0; i < entries; i++) {
      table.readByte();
      table.readBytes();
      section(table.readUvarint());
    }
  }

  PostingsTable postingsTable() {
    return postings;
  }

  /** The list of references at an offset. */
  int[] list(long offset) {
    ByteCursor cursor = new ByteCursor(section(offset), name + " (postings at " + offset + ")");
    int count = cursor.readInt();
    if (4L * count != cursor.remaining()) {
      throw cursor.corrupt("%d series in %d bytes".formatted(count, cursor.remaining()));
    }
    int[] references = new int[count];
    for (int i = 0; i < count; i++) {
      references[i] = cursor.readInt();
    }
    return references;
  }

  /** A section with its length before it and its checksum behind. */
  MemorySegment section(long offset) {
    ByteCursor cursor = new ByteCursor(file, name).at(offset);
    int length = cursor.readInt();
    if (length < 4) {
      throw cursor.corrupt("a section of %d bytes".formatted(length));
    }
    return cursor.readChecked(length);
  }
}
