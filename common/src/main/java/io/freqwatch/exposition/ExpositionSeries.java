package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.MetricType;
import java.util.ArrayList;
import java.util.List;

/** Finds and decodes a series: {@code name{label="value",...}} or {@code {"name",...}}. */
final class ExpositionSeries {
  private ExpositionSeries() {}

  /** Steps from the begin of a series behind its end, looking only at quotes and braces. */
  static void skip(ExpositionBytes in, SeriesGrammar grammar) {
    int start = in.position;
    int nameEnd = nameEnd(in);
    in.position = nameEnd;
    if (grammar.blanks()) {
      in.skipBlanks();
    }
    if (in.peek() == '{') {
      skipBraces(in, grammar);
    } else {
      in.position = nameEnd;
    }
    if (in.position == start) {
      throw in.error(start, "expected a metric name");
    }
  }

  private static int nameEnd(ExpositionBytes in) {
    byte[] bytes = in.bytes;
    int at = in.position;
    while (at < in.end
        && bytes[at] != '{'
        && bytes[at] != '\n'
        && !ExpositionBytes.isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static void skipBraces(ExpositionBytes in, SeriesGrammar grammar) {
    int open = in.position;
    while (!in.atLineEnd()) {
      byte b = in.bytes[in.position];
      if (b == '"') {
        in.skipQuoted(grammar.quotedLineBreaks());
      } else {
        in.position++;
        if (b == '}') {
          return;
        }
      }
    }
    throw in.error(open, "the brace is not closed");
  }

  /**
   * Checks and decodes the series between two offsets.
   *
   * @param type the type that was said last, which tells how bounds are written
   */
  static List<Label> labels(
      ExpositionBytes in, int start, int end, SeriesGrammar grammar, MetricType type) {
    ExpositionBytes series = in.part(start, end);
    List<Label> labels = new ArrayList<>();
    readName(series, labels);
    boolean named = !labels.isEmpty();
    if (grammar.blanks()) {
      series.skipBlanks();
    }
    if (series.skip('{')) {
      named = new LabelReader(series, grammar).read(labels, named);
    }
    if (!series.atEnd()) {
      throw in.error(series.position, "unexpected text in the series");
    }
    if (!named) {
      throw in.error(start, "the series has no metric name");
    }
    labels.replaceAll(label -> BoundLabel.of(type, label));
    return labels;
  }

  /** Checks and decodes the labels of an exemplar, whose brace opens at an offset. */
  static List<Label> exemplarLabels(ExpositionBytes in, int start) {
    ExpositionBytes braces = in.part(start + 1, in.end);
    List<Label> labels = new ArrayList<>();
    new LabelReader(braces, SeriesGrammar.OPENMETRICS).readExemplar(labels);
    return labels;
  }

  /** Reads a plain or quoted name of a family. */
  static String familyName(ExpositionBytes in) {
    int start = in.position;
    if (in.peek() == '"') {
      in.skipQuoted(false);
      return in.decode(start + 1, in.position - 1);
    }
    in.skipName(true);
    if (in.position == start) {
      throw in.error(start, "expected a metric name");
    }
    return in.decode(start, in.position);
  }

  private static void readName(ExpositionBytes in, List<Label> labels) {
    int start = in.position;
    in.skipName(true);
    if (in.position > start) {
      labels.add(new Label(Labels.METRIC_NAME, in.decode(start, in.position)));
    } else if (in.peek() != '{') {
      throw in.error(start, "expected a metric name");
    }
  }
}
