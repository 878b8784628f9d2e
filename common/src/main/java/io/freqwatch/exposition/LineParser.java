package io.freqwatch.exposition;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two text formats have in common: a line, its series, value and time. */
abstract sealed class LineParser implements ExpositionParser permits TextParser, OpenMetricsParser {
  final ExpositionBytes in;
  private final SeriesGrammar grammar;
  int seriesStart;
  int seriesEnd;
  double value;
  boolean hasTimestamp;
  long timestampMillis;
  String family = "";
  MetricType type = MetricType.UNKNOWN;
  int textStart;
  int textEnd;

  LineParser(ExpositionBytes in, SeriesGrammar grammar) {
    this.in = in;
    this.grammar = grammar;
  }

  @Override
  public byte[] seriesBytes() {
    return in.bytes;
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
    return ExpositionSeries.labels(in, seriesStart, seriesEnd, grammar, type);
  }

  /** The labels with their bounds as written. */
  List<Label> exactLabels() {
    return ExpositionSeries.labels(in, seriesStart, seriesEnd, grammar, MetricType.UNKNOWN);
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public FloatHistogram histogram() {
    throw new IllegalStateException("text formats have no native histograms");
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
  public long startMillis() {
    return 0;
  }

  @Override
  public @Nullable Exemplar nextExemplar() {
    return null;
  }

  @Override
  public String family() {
    return family;
  }

  @Override
  public String text() {
    return in.unescape(textStart, textEnd, grammar == SeriesGrammar.OPENMETRICS);
  }

  @Override
  public MetricType type() {
    return type;
  }

  /** Reads the series at the position and steps behind it. */
  void readName() {
    seriesStart = in.position;
    ExpositionSeries.skip(in, grammar);
    seriesEnd = in.position;
  }

  void endLine() {
    if (!in.atLineEnd()) {
      throw in.error(in.position, "expected the end of the line");
    }
    in.position++;
  }
}
