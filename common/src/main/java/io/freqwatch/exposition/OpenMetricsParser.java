package io.freqwatch.exposition;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.MetricType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenMetrics text 0.0.1 and 1.0.0 as Prometheus does: the lines are strict and {@code # EOF}
 * must end them, while how the samples of a family fit its type is not looked at; {@link
 * StrictOpenMetrics} does that.
 */
public final class OpenMetricsParser extends LineParser {
  private static final double MILLIS_PER_SECOND = 1000;

  private final @Nullable StartTimestamps starts;
  private int lineStart;
  private int exemplarStart = -1;
  private double exemplarValue;
  private boolean exemplarHasTimestamp;
  private long exemplarMillis;

  /** Reads the first {@code length} bytes of the body, which the caller leaves as it is. */
  public OpenMetricsParser(byte[] body, int length) {
    this(body, length, null);
  }

  private OpenMetricsParser(byte[] body, int length, @Nullable StartTimestamps starts) {
    super(new ExpositionBytes(body, length), SeriesGrammar.OPENMETRICS);
    this.starts = starts;
  }

  /**
   * A parser that takes the {@code _created} samples of counters, histograms and summaries for what
   * they say of the others, their {@link #startMillis}, and does not show them.
   */
  public static OpenMetricsParser withStartTimestamps(byte[] body, int length) {
    return new OpenMetricsParser(body, length, new StartTimestamps());
  }

  public OpenMetricsParser(byte[] body) {
    this(body, body.length);
  }

  @Override
  public Entry next() {
    Entry entry = read();
    while (starts != null && entry == Entry.SERIES && isCreatedSample()) {
      entry = read();
    }
    if (starts != null && entry == Entry.TYPE) {
      starts.beginFamily();
    }
    return entry;
  }

  private Entry read() {
    exemplarStart = -1;
    lineStart = in.position;
    if (in.atEnd()) {
      throw in.error(in.position, "the data does not end with # EOF");
    }
    return in.peek() == '#' ? readDescription() : readSeries();
  }

  @Override
  public long startMillis() {
    return starts == null ? 0 : starts.startMillis(this);
  }

  /** Whether the sample says when others began, judging by its name and the family's type. */
  boolean isCreatedSample() {
    int nameEnd = seriesStart;
    while (nameEnd < seriesEnd && in.bytes[nameEnd] != '{') {
      nameEnd++;
    }
    return StartTimestamps.isCreated(type, in.bytes, nameEnd);
  }

  @Override
  public @Nullable Exemplar nextExemplar() {
    if (exemplarStart < 0) {
      return null;
    }
    Labels.Builder labels = Labels.builder();
    for (Label label : ExpositionSeries.exemplarLabels(in, exemplarStart)) {
      labels.set(label.name(), label.value());
    }
    exemplarStart = -1;
    return new Exemplar(labels.build(), exemplarValue, exemplarMillis, exemplarHasTimestamp);
  }

  /** The labels of the exemplar as they came; null where there is none. */
  @Nullable List<Label> exemplarLabels() {
    return exemplarStart < 0 ? null : ExpositionSeries.exemplarLabels(in, exemplarStart);
  }

  /** An error in the line that was read last. */
  ExpositionSyntaxException lineError(String message) {
    return in.error(lineStart, message);
  }

  /** A parser of the same bytes that goes on from where this one stands. */
  OpenMetricsParser ahead() {
    OpenMetricsParser ahead = new OpenMetricsParser(in.bytes, in.end);
    ahead.in.position = in.position;
    ahead.type = type;
    ahead.family = family;
    return ahead;
  }

  private Entry readSeries() {
    readName();
    requireSpace();
    value = ExpositionNumber.read(in);
    hasTimestamp = !in.atLineEnd() && !atExemplar();
    if (hasTimestamp) {
      requireSpace();
      timestampMillis = readTimestamp();
    }
    if (atExemplar()) {
      readExemplar();
    }
    endTheLine();
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

  private void readExemplar() {
    if (!in.skip(" # {")) {
      throw in.error(in.position, "expected an exemplar");
    }
    exemplarStart = in.position - 1;
    in.position = exemplarStart;
    ExpositionSeries.skip(in, SeriesGrammar.OPENMETRICS);
    requireSpace();
    exemplarValue = ExpositionNumber.read(in);
    exemplarHasTimestamp = !in.atLineEnd();
    exemplarMillis = 0;
    if (exemplarHasTimestamp) {
      requireSpace();
      exemplarMillis = readTimestamp();
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
    requireSpace();
    textStart = in.position;
    in.skipToLineEnd();
    textEnd = in.position;
    endTheLine();
    checkText(entry);
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

  private void checkText(Entry entry) {
    String text = in.decode(textStart, textEnd);
    if (entry == Entry.TYPE) {
      type = type(text);
    } else if (entry == Entry.UNIT && !text.isEmpty() && !family.endsWith("_" + text)) {
      throw in.error(
          textStart, "unit \"%s\" is not a suffix of metric \"%s\"".formatted(text, family));
    }
  }

  private MetricType type(String word) {
    return Arrays.stream(MetricType.values())
        .filter(each -> each.text().equals(word))
        .findFirst()
        .orElseThrow(() -> in.error(textStart, "invalid metric type \"" + word + "\""));
  }

  private void requireSpace() {
    if (!in.skip(' ')) {
      throw in.error(in.position, "expected a space");
    }
  }

  /** The line must have its line break, which the last one is often missing where data is cut. */
  private void endTheLine() {
    if (in.atEnd()) {
      throw in.error(in.position, "the data does not end with # EOF");
    }
    endLine();
  }
}
