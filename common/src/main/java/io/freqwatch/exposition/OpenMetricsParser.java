package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.Arrays;
import java.util.List;

/**
 * Reads OpenMetrics text 0.0.1 and 1.0.0 as Prometheus does: the lines are strict and {@code # EOF}
 * must end them, while how the samples of a family fit its type is not looked at. Exemplars are
 * checked for their form and passed over.
 */
public final class OpenMetricsParser implements ExpositionParser {
  private static final double MILLIS_PER_SECOND = 1000;

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
  public OpenMetricsParser(byte[] body, int length) {
    this.in = new ExpositionBytes(body, length);
  }

  public OpenMetricsParser(byte[] body) {
    this(body, body.length);
  }

  @Override
  public Entry next() {
    if (in.atEnd()) {
      throw in.error(in.position, "the data does not end with # EOF");
    }
    return in.peek() == '#' ? readDescription() : readSeries();
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
    return in.unescape(textStart, textEnd, true);
  }

  @Override
  public MetricType type() {
    String word = in.decode(textStart, textEnd);
    return Arrays.stream(MetricType.values())
        .filter(type -> type.text().equals(word))
        .findFirst()
        .orElseThrow(() -> in.error(textStart, "invalid metric type \"" + word + "\""));
  }

  private Entry readSeries() {
    seriesStart = in.position;
    ExpositionSeries.skip(in);
    seriesEnd = in.position;
    requireSpace();
    value = ExpositionNumber.read(in);
    hasTimestamp = !in.atLineEnd() && !atExemplar();
    if (hasTimestamp) {
      requireSpace();
      timestampMillis = readTimestamp();
    }
    if (atExemplar()) {
      skipExemplar();
    }
    endLine();
    return Entry.SERIES;
  }

  private long readTimestamp() {
    int start = in.position;
    double seconds = ExpositionNumber.read(in);
    if (!Double.isFinite(seconds)) {
      throw in.error(start, "expected a timestamp in seconds");
    }
    return (long) (seconds * MILLIS_PER_SECOND);
  }

  private boolean atExemplar() {
    return in.position + 1 < in.end && in.peek() == ' ' && in.bytes[in.position + 1] == '#';
  }

  private void skipExemplar() {
    if (!in.skip(" # {")) {
      throw in.error(in.position, "expected an exemplar");
    }
    in.position--;
    ExpositionSeries.skip(in);
    requireSpace();
    ExpositionNumber.read(in);
    if (!in.atLineEnd()) {
      requireSpace();
      readTimestamp();
    }
  }

  private Entry readDescription() {
    int start = in.position;
    if (in.skip("# EOF")) {
      in.skip('\n');
      if (!in.atEnd()) {
        throw in.error(in.position, "unexpected data after # EOF");
      }
      return Entry.END;
    }
    Entry entry = keyword(start);
    family = ExpositionSeries.familyName(in);
    boolean empty = in.atLineEnd();
    if (!empty) {
      requireSpace();
    }
    textStart = in.position;
    in.skipToLineEnd();
    textEnd = in.position;
    endLine();
    return entry;
  }

  private Entry keyword(int start) {
    if (in.skip("# TYPE ")) {
      return Entry.TYPE;
    }
    if (in.skip("# HELP ")) {
      return Entry.HELP;
    }
    if (in.skip("# UNIT ")) {
      return Entry.UNIT;
    }
    throw in.error(start, "expected # TYPE, # HELP, # UNIT or # EOF");
  }

  private void requireSpace() {
    if (!in.skip(' ')) {
      throw in.error(in.position, "expected a space");
    }
  }

  private void endLine() {
    if (!in.skip('\n')) {
      throw in.error(in.position, "expected the end of the line");
    }
  }
}
