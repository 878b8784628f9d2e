package io.freqwatch.tsdb.index;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Lays out an index from front to back, one method to a section. */
final class IndexFile implements AutoCloseable {
  private final SequentialFile file;
  private final LabelPairs pairs;
  private final NavigableMap<String, Integer> symbols;
  private final NavigableMap<String, List<LabelPairs.Pair>> byName;
  private final ByteSink section = new ByteSink(1 << 12);
  private final ByteSink contents = new ByteSink(IndexFormat.CONTENTS_BYTES);
  private final ByteSink labelTable = new ByteSink(1 << 10);
  private final ByteSink postingsTable = new ByteSink(1 << 12);

  IndexFile(Disk disk, Path path, LabelPairs pairs) throws IOException {
    this.file = new SequentialFile(disk, path);
    this.pairs = pairs;
    this.symbols = pairs.symbols();
    this.byName = pairs.sorted();
  }

  /**
   * @param series as {@link IndexWriter} left them
   */
  void write(ByteCursor series, int seriesCount) throws IOException {
    section.putInt(IndexFormat.MAGIC);
    section.putByte(IndexFormat.VERSION);
    file.write(section);

    begin();
    writeSymbols();
    begin();
    int[] references = writeSeries(series, seriesCount);
    file.align(IndexFormat.SECTION_ALIGNMENT);
    begin();
    writeLabelIndices();
    long postingsStart = file.position();
    writePostings(references);
    file.align(IndexFormat.SECTION_ALIGNMENT);
    begin();
    writeTable(labelTable, byName.size());
    contents.putLong(postingsStart);
    begin();
    writeTable(postingsTable, 1 + pairs.size());
    writeContents();
    file.sync();
  }

  /** The table of contents names the position as the next section's. */
  private void begin() {
    contents.putLong(file.position());
  }

  private void writeSymbols() throws IOException {
    beginSection();
    section.putInt(symbols.size());
    symbols.keySet().forEach(section::putString);
    endSection();
  }

  private int[] writeSeries(ByteCursor series, int seriesCount) throws IOException {
    int[] symbolOf = symbolNumbers();
    int[] references = new int[seriesCount];
    ByteSink length = new ByteSink(8);
    for (int i = 0; i < seriesCount; i++) {
      file.align(IndexFormat.SERIES_ALIGNMENT);
      references[i] = Math.toIntExact(file.position() / IndexFormat.SERIES_ALIGNMENT);
      section.clear();
      int labels = (int) series.readUvarint();
      section.putUvarint(labels);
      for (int label = 0; label < labels; label++) {
        int pair = (int) series.readUvarint();
        section.putUvarint(symbolOf[2 * pair]);
        section.putUvarint(symbolOf[2 * pair + 1]);
      }
      section.putBytes(series.readBytes().toArray(JAVA_BYTE));
      length.clear();
      length.putUvarint(section.length());
      section.putInt(section.checksum(0));
      file.write(length);
      file.write(section);
    }
    return references;
  }

  /** Of each pair the numbers of its name and its value. */
  private int[] symbolNumbers() {
    int[] numbers = new int[2 * pairs.size()];
    for (int i = 0; i < pairs.size(); i++) {
      numbers[2 * i] = symbols.getOrDefault(pairs.at(i).name(), 0);
      numbers[2 * i + 1] = symbols.getOrDefault(pairs.at(i).value(), 0);
    }
    return numbers;
  }

  private void writeLabelIndices() throws IOException {
    for (Map.Entry<String, List<LabelPairs.Pair>> name : byName.entrySet()) {
      file.align(IndexFormat.SECTION_ALIGNMENT);
      labelTable.putUvarint(1);
      labelTable.putString(name.getKey());
      labelTable.putUvarint(file.position());
      beginSection();
      section.putInt(1);
      section.putInt(name.getValue().size());
      for (LabelPairs.Pair pair : name.getValue()) {
        section.putInt(symbols.getOrDefault(pair.value(), 0));
      }
      endSection();
    }
    file.align(IndexFormat.SECTION_ALIGNMENT);
  }

  private void writePostings(int[] references) throws IOException {
    writePostings("", "", references);
    for (List<LabelPairs.Pair> ofName : byName.values()) {
      for (LabelPairs.Pair pair : ofName) {
        int[] series = pair.series().toArray();
        for (int i = 0; i < series.length; i++) {
          series[i] = references[series[i]];
        }
        writePostings(pair.name(), pair.value(), series);
      }
    }
  }

  private void writePostings(String name, String value, int[] references) throws IOException {
    file.align(IndexFormat.SECTION_ALIGNMENT);
    postingsTable.putUvarint(2);
    postingsTable.putString(name);
    postingsTable.putString(value);
    postingsTable.putUvarint(file.position());
    beginSection();
    section.putInt(references.length);
    for (int reference : references) {
      section.putInt(reference);
    }
    endSection();
  }

  private void writeTable(ByteSink entries, int count) throws IOException {
    beginSection();
    section.putInt(count);
    section.putBytes(entries.toBytes());
    endSection();
  }

  private void writeContents() throws IOException {
    contents.putInt(contents.checksum(0));
    file.write(contents);
  }

  /** A section has its length before it, and its checksum behind. */
  private void beginSection() {
    section.clear();
    section.putInt(0);
  }

  private void endSection() throws IOException {
    section.setInt(0, section.length() - 4);
    section.putInt(section.checksum(4));
    file.write(section);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
