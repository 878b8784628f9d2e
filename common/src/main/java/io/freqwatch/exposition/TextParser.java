package io.freqwatch.exposition;

import io.freqwatch.model.MetricType;

/**
 * Reads the text format, versions 0.0.4 and 1.0.0, as leniently as Prometheus does: blanks are
 * free, the last line break may be missing.
 */
public final class TextParser extends LineParser {
  /** Reads the first {@code length} bytes of the body, which the caller leaves as it is. */
  public TextParser(byte[] body, int length) {
    super(new ExpositionBytes(body, length), SeriesGrammar.TEXT);
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

  private Entry readSeries() {
    readName();
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
    long millis = 0;
    for (int digit = digit(); digit >= 0; digit = digit()) {
      if (millis > (Long.MAX_VALUE - digit) / 10) {
        throw in.error(start, "the timestamp is out of range");
      }
      millis = millis * 10 + digit;
      in.position++;
    }
    if (in.position == start) {
      throw in.error(start, "expected a timestamp in whole milliseconds");
    }
    return millis;
  }

  private int digit() {
    int digit = in.peek() - '0';
    return digit <= 9 ? digit : -1;
  }

  /** Reads {@code # HELP} and {@code # TYPE}; END stands for any other comment. */
  private Entry readComment() {
    in.position++;
    if (!ExpositionBytes.isBlank(in.peek())) {
      in.skipToLineEnd();
      return Entry.END;
    }
    in.skipBlanks();
    Entry entry = in.skip("HELP") ? Entry.HELP : in.skip("TYPE") ? Entry.TYPE : Entry.END;
    if (entry == Entry.END || !ExpositionBytes.isBlank(in.peek())) {
      in.skipToLineEnd();
      return Entry.END;
    }
    in.skipBlanks();
    family = ExpositionSeries.familyName(in);
    readText();
    checkText(entry);
    return entry;
  }

  /** The text begins behind the one byte that ends the name, and keeps all other blanks. */
  private void readText() {
    in.position += in.atLineEnd() ? 0 : 1;
    textStart = in.position;
    in.skipToLineEnd();
    textEnd = in.position;
  }

  private void checkText(Entry entry) {
    String text = in.decode(textStart, textEnd);
    if (entry == Entry.TYPE) {
      type = type(text);
    }
  }

  private MetricType type(String word) {
    return switch (word) {
      case "counter" -> MetricType.COUNTER;
      case "gauge" -> MetricType.GAUGE;
      case "histogram" -> MetricType.HISTOGRAM;
      case "summary" -> MetricType.SUMMARY;
      case "untyped" -> MetricType.UNKNOWN;
      default -> throw in.error(textStart, "invalid metric type \"" + word + "\"");
    };
  }
}
