package io.freqwatch.exposition;

/** Where the formats differ in how a series is written. */
enum SeriesGrammar {
  /** Text 0.0.4 and 1.0.0. */
  TEXT,
  OPENMETRICS;

  /** Whether blanks are free within a series. */
  boolean blanks() {
    return this == TEXT;
  }

  /** Whether a quoted text may go over lines. */
  boolean quotedLineBreaks() {
    return this == TEXT;
  }

  /** Whether labels may follow each other without a comma, as Prometheus happens to allow. */
  boolean commasMayMiss() {
    return this == TEXT;
  }
}
