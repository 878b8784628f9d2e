package io.freqwatch.exposition;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one exposition entry by entry, without copying it. Used by one thread.
 *
 * <p>{@link #next} only finds the ends of a series; {@link #labels} is what checks and decodes it.
 * A reader that has seen the same bytes before need not ask again: that is what makes a scrape
 * cheap.
 */
public interface ExpositionParser {
  /** What {@link #next} has read. */
  enum Entry {
    /** A series with a float, {@link #value}. */
    SERIES,
    /** A series with a native histogram, {@link #histogram}. */
    HISTOGRAM,
    TYPE,
    HELP,
    UNIT,
    END
  }

  /**
   * Reads the next entry; comments are passed over.
   *
   * @throws ExpositionSyntaxException where the bytes are no such exposition; reading ends there
   */
  Entry next();

  /**
   * The array whose bytes from {@link #seriesStart} to {@link #seriesEnd} tell the series from all
   * others; they are valid until the next entry and stay the parser's.
   */
  byte[] seriesBytes();

  /** Offset of the first byte of the series. */
  int seriesStart();

  /** Offset behind the last byte of the series. */
  int seriesEnd();

  /**
   * The labels as exposed, the name as {@code __name__} first, empty values included. The bounds
   * {@code le} and {@code quantile} of histograms and summaries are written as OpenMetrics does, so
   * that a series is the same in every format.
   *
   * @throws ExpositionSyntaxException where the series is malformed, has no name or a label twice
   */
  List<Label> labels();

  /** After SERIES. */
  double value();

  /** After HISTOGRAM. It is the caller's. */
  FloatHistogram histogram();

  /** Whether the line carries a time of its own. */
  boolean hasTimestamp();

  /** That time; undefined without one. */
  long timestampMillis();

  /** When the series began to count; 0 where that is not said. */
  long startMillis();

  /**
   * The next exemplar of the series that {@link #next} has read, null behind the last one.
   *
   * @throws ExpositionSyntaxException where it is malformed
   */
  @Nullable Exemplar nextExemplar();

  /** After TYPE, HELP or UNIT: the name of the family it speaks of. */
  String family();

  /** After HELP or UNIT: the text, its escapes resolved. */
  String text();

  /** After TYPE. */
  MetricType type();
}
