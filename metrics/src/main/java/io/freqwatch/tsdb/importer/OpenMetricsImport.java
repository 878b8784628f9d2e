package io.freqwatch.tsdb.importer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.freqwatch.exposition.ExpositionParser.Entry;
import io.freqwatch.exposition.ExpositionSyntaxException;
import io.freqwatch.exposition.OpenMetricsParser;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads OpenMetrics text, every line of which has a timestamp, piece by piece, so that a file may
 * be of any length. Used by one thread.
 */
public final class OpenMetricsImport {
  private static final byte[] END = "# EOF".getBytes(US_ASCII);
  private static final int PIECE_BYTES = 1 << 22;
  private static final int LONGEST_LINE_BYTES = 1 << 24;
  private static final int MOST_KNOWN_SERIES = 1_000_000;

  private final BlockImporter importer;
  private final String name;
  private final Map<ByteBuffer, Labels> known = new HashMap<>();
  private byte[] piece = new byte[PIECE_BYTES];
  private int length;
  private long linesBefore;
  private boolean ended;

  /**
   * @param name of the file, for messages
   */
  public OpenMetricsImport(BlockImporter importer, String name) {
    this.importer = importer;
    this.name = name;
  }

  /**
   * Reads all of a file.
   *
   * @throws ImportException where it is malformed, has a line without a timestamp, or does not end
   *     with {@code # EOF}
   */
  public void read(InputStream in) throws IOException {
    int count = fill(in);
    while (count > 0) {
      int end = lastLineEnd();
      if (end > 0) {
        parse(end);
      } else if (length > LONGEST_LINE_BYTES) {
        throw fail(1, "a line of more than " + LONGEST_LINE_BYTES + " bytes");
      }
      count = fill(in);
    }
    parse(length);
    if (!ended) {
      throw fail(1, "the file does not end with \"# EOF\": it may have been cut off");
    }
  }

  private int fill(InputStream in) throws IOException {
    if (length + END.length + 1 >= piece.length) {
      piece = Arrays.copyOf(piece, 2 * piece.length);
    }
    int count = in.readNBytes(piece, length, piece.length - END.length - 1 - length);
    length += count;
    return count;
  }

  private int lastLineEnd() {
    int end = length;
    while (end > 0 && piece[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** Reads the first lines of the piece and leaves the rest for the next. */
  private void parse(int end) throws IOException {
    if (end == 0) {
      return;
    }
    if (ended) {
      throw fail(1, "data behind \"# EOF\"");
    }
    byte[] lines = Arrays.copyOf(piece, end + END.length + 1);
    int all = end;
    ended = endsWithEnd(lines, end);
    if (!ended) {
      if (lines[end - 1] != '\n') {
        lines[all++] = '\n';
      }
      System.arraycopy(END, 0, lines, all, END.length);
      all += END.length;
    }
    try {
      read(new OpenMetricsParser(lines, all));
    } catch (ExpositionSyntaxException e) {
      throw fail(e.line(), String.valueOf(e.getMessage()).replaceFirst("^line \\d+, ", ""));
    }
    for (int i = 0; i < end; i++) {
      linesBefore += lines[i] == '\n' ? 1 : 0;
    }
    System.arraycopy(piece, end, piece, 0, length - end);
    length -= end;
  }

  private static boolean endsWithEnd(byte[] lines, int length) {
    int end = lines[length - 1] == '\n' ? length - 1 : length;
    int start = end - END.length;
    return start >= 0
        && Arrays.equals(lines, start, end, END, 0, END.length)
        && (start == 0 || lines[start - 1] == '\n');
  }

  private void read(OpenMetricsParser parser) throws IOException {
    for (Entry entry = parser.next(); entry != Entry.END; entry = parser.next()) {
      switch (entry) {
        case SERIES, HISTOGRAM -> add(parser, entry);
        case TYPE, HELP, UNIT, END -> {}
      }
    }
  }

  private void add(OpenMetricsParser parser, Entry entry) throws IOException {
    Labels labels = labels(parser);
    if (!parser.hasTimestamp()) {
      throw new ImportException(
          "%s: a sample of %s has no timestamp; expected \"<series> <value> <seconds>\""
              .formatted(name, labels));
    }
    if (entry == Entry.SERIES) {
      importer.add(labels, parser.timestampMillis(), parser.value());
    } else {
      importer.add(labels, parser.timestampMillis(), parser.histogram());
    }
  }

  private Labels labels(OpenMetricsParser parser) {
    ByteBuffer bytes =
        ByteBuffer.wrap(
            parser.seriesBytes(), parser.seriesStart(), parser.seriesEnd() - parser.seriesStart());
    Labels labels = known.get(bytes);
    if (labels == null) {
      Labels.Builder builder = Labels.builder();
      for (Label label : parser.labels()) {
        builder.set(label.name(), label.value());
      }
      labels = builder.build();
      if (known.size() == MOST_KNOWN_SERIES) {
        known.clear();
      }
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      known.put(ByteBuffer.wrap(copy), labels);
    }
    return labels;
  }

  private ImportException fail(int line, String what) {
    return new ImportException("%s, line %d: %s".formatted(name, linesBefore + line, what));
  }
}
