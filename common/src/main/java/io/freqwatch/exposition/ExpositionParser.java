package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.List;

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
    SERIES,
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

  /** Offset of the first byte of the series, its name and labels, in the body. */
  int seriesStart();

  /** Offset behind the last byte of the series. */
  int seriesEnd();

  /**
   * The labels as exposed, the name as {@code __name__} first, empty values included.
   *
   * @throws ExpositionSyntaxException where the series is malformed, has no name or a label twice
   */
  List<Label> labels();

  double value();

  /** Whether the line carries a time of its own. */
  boolean hasTimestamp();

  /** That time; undefined without one. */
  long timestampMillis();

  /** After TYPE, HELP or UNIT: the name of the family it speaks of. */
  String family();

  /** After HELP or UNIT: the text, its escapes resolved. */
  String text();

  /** After TYPE. */
  MetricType type();
}
