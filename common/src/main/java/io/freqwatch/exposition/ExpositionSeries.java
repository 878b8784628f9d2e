package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;

/** Finds and decodes a series: {@code name{label="value",...}} or {@code {"name",...}}. */
final class ExpositionSeries {
  private ExpositionSeries() {}

  /** Steps from the begin of a series behind its end, looking only at quotes and braces. */
  static void skip(ExpositionBytes in) {
    int start = in.position;
    while (!in.atLineEnd() && in.peek() != '{' && !ExpositionBytes.isBlank(in.peek())) {
      in.position++;
    }
    int nameEnd = in.position;
    in.skipBlanks();
    if (in.peek() == '{') {
      skipBraces(in);
    } else {
      in.position = nameEnd;
    }
    if (in.position == start) {
      throw in.error(start, "expected a metric name");
    }
  }

  private static void skipBraces(ExpositionBytes in) {
    int open = in.position;
    while (!in.atLineEnd()) {
      byte b = in.bytes[in.position];
      if (b == '"') {
        in.skipQuoted();
      } else {
        in.position++;
        if (b == '}') {
          return;
        }
      }
    }
    throw in.error(open, "the brace is not closed");
  }

  /** Checks and decodes the series between two offsets. */
  static List<Label> labels(ExpositionBytes in, int start, int end) {
    ExpositionBytes series = new ExpositionBytes(in.bytes, end);
    series.position = start;
    List<Label> labels = new ArrayList<>();
    readName(series, labels);
    series.skipBlanks();
    if (series.skip('{')) {
      readBraces(series, labels);
    } else if (!series.atEnd()) {
      throw in.error(series.position, "unexpected text in the metric name");
    }
    if (labels.isEmpty() || !labels.getFirst().name().equals(Labels.METRIC_NAME)) {
      throw in.error(start, "the series has no metric name");
    }
    return labels;
  }

  /** Reads a plain or quoted name of a family. */
  static String familyName(ExpositionBytes in) {
    if (in.peek() == '"') {
      return quoted(in);
    }
    int start = in.position;
    in.skipWord();
    if (in.position == start) {
      throw in.error(start, "expected a metric name");
    }
    return in.decode(start, in.position);
  }

  private static void readName(ExpositionBytes in, List<Label> labels) {
    int start = in.position;
    while (!in.atEnd() && isNameByte(in.peek(), in.position - start, true)) {
      in.position++;
    }
    if (in.position > start) {
      labels.add(new Label(Labels.METRIC_NAME, in.decode(start, in.position)));
    } else if (in.peek() != '{') {
      throw in.error(start, "expected a metric name");
    }
  }

  private static void readBraces(ExpositionBytes in, List<Label> labels) {
    in.skipBlanks();
    while (!in.skip('}')) {
      int at = in.position;
      Label label = readLabel(in, labels.isEmpty());
      requireNew(in, at, labels, label);
      labels.add(label);
      in.skipBlanks();
      if (!in.skip(',') && in.peek() != '}') {
        throw in.error(in.position, "expected a comma or a closing brace");
      }
      in.skipBlanks();
    }
    if (!in.atEnd()) {
      throw in.error(in.position, "unexpected text behind the closing brace");
    }
  }

  /** One label; where no name came yet, a quoted text alone is the metric's name. */
  private static Label readLabel(ExpositionBytes in, boolean nameAllowed) {
    boolean quoted = in.peek() == '"';
    String name = quoted ? quoted(in) : labelName(in);
    in.skipBlanks();
    if (quoted && nameAllowed && in.peek() != '=') {
      return new Label(Labels.METRIC_NAME, name);
    }
    if (!in.skip('=')) {
      throw in.error(in.position, "expected = after the label name");
    }
    in.skipBlanks();
    if (in.peek() != '"') {
      throw in.error(in.position, "expected a quoted label value");
    }
    return new Label(name, quoted(in));
  }

  private static String labelName(ExpositionBytes in) {
    int start = in.position;
    while (!in.atEnd() && isNameByte(in.peek(), in.position - start, false)) {
      in.position++;
    }
    if (in.position == start) {
      throw in.error(start, "expected a label name");
    }
    return in.decode(start, in.position);
  }

  private static String quoted(ExpositionBytes in) {
    int open = in.position;
    in.skipQuoted();
    return in.unescape(open + 1, in.position - 1, true);
  }

  private static boolean isNameByte(byte b, int index, boolean colon) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '_'
        || (colon && b == ':')
        || (index > 0 && b >= '0' && b <= '9');
  }

  private static void requireNew(ExpositionBytes in, int at, List<Label> labels, Label label) {
    for (Label other : labels) {
      if (other.name().equals(label.name())) {
        throw in.error(at, "label name \"" + label.name() + "\" is not unique");
      }
    }
  }
}
