package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.List;

/**
 * Reads the text format, versions 0.0.4 and 1.0.0, as leniently as Prometheus does: blanks are
 * free, the last line break may be missing.
 */
public final class TextParser implements ExpositionParser {
  private final ExpositionBytes in;
  private int seriesStart;
  private int seriesEnd;
  private double value;
  private boolean hasTimestamp;
  private long timestampMillis;
  private String family = "";
  private int textStart;
  private int textEnd;

  /** Reads the first {@code length} bytes of the body, which the caller leaves as it is. */
  public TextParser(byte[] body, int length) {
    this.in = new ExpositionBytes(body, length);
  }

  public TextParser(byte[] body) {
    this(body, body.length);
  }

  @Override
  public Entry next() {
    while (true) {
      in.skipBlanks();
      if (in.atEnd()) {
        return Entry.END;
      }
      if (in.skip('\n')) {
        continue;
      }
      if (in.peek() != '#') {
        return readSeries();
      }
      Entry entry = readComment();
      if (entry != Entry.END) {
        return entry;
      }
    }
  }

  @Override
  public int seriesStart() {
    return seriesStart;
  }

  @Override
  public int seriesEnd() {
    return seriesEnd;
  }

  @Override
  public List<Label> labels() {
    return ExpositionSeries.labels(in, seriesStart, seriesEnd);
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public boolean hasTimestamp() {
    return hasTimestamp;
  }

  @Override
  public long timestampMillis() {
    return timestampMillis;
  }

  @Override
  public String family() {
    return family;
  }

  @Override
  public String text() {
    return in.unescape(textStart, textEnd, false);
  }

  @Override
  public MetricType type() {
    String word = in.decode(textStart, textEnd).stripTrailing();
    return switch (word) {
      case "counter" -> MetricType.COUNTER;
      case "gauge" -> MetricType.GAUGE;
      case "histogram" -> MetricType.HISTOGRAM;
      case "summary" -> MetricType.SUMMARY;
      case "untyped" -> MetricType.UNKNOWN;
      default -> throw in.error(textStart, "invalid metric type \"" + word + "\"");
    };
  }

  private Entry readSeries() {
    seriesStart = in.position;
    ExpositionSeries.skip(in);
    seriesEnd = in.position;
    in.skipBlanks();
    value = ExpositionNumber.read(in);
    in.skipBlanks();
    hasTimestamp = !in.atLineEnd();
    if (hasTimestamp) {
      timestampMillis = readTimestamp();
      in.skipBlanks();
    }
    endLine();
    return Entry.SERIES;
  }

  private long readTimestamp() {
    int start = in.position;
    in.skipWord();
    try {
      return Long.parseLong(in.decode(start, in.position));
    } catch (NumberFormatException e) {
      throw in.error(start, "expected a timestamp in whole milliseconds");
    }
  }

  /** Reads {@code # HELP} and {@code # TYPE}; END stands for any other comment. */
  private Entry readComment() {
    in.position++;
    in.skipBlanks();
    Entry entry = in.skip("HELP") ? Entry.HELP : in.skip("TYPE") ? Entry.TYPE : Entry.END;
    if (entry == Entry.END || !ExpositionBytes.isBlank(in.peek())) {
      in.skipToLineEnd();
      return Entry.END;
    }
    in.skipBlanks();
    family = ExpositionSeries.familyName(in);
    in.skipBlanks();
    textStart = in.position;
    in.skipToLineEnd();
    textEnd = in.position;
    return entry;
  }

  private void endLine() {
    if (!in.atLineEnd()) {
      throw in.error(in.position, "expected the end of the line");
    }
    in.position++;
  }
}
