package io.freqwatch.promql.parse;

/** A length of time in a query: written out, or computed when the query's step is known. */
public sealed interface Length {
  record Fixed(long millis) implements Length {}

  /**
   * @param position where it is written, for errors of its computation
   */
  record Computed(DurationExpression expression, io.freqwatch.promql.Position position)
      implements Length {}

  /** Whether it is known to be nothing. */
  default boolean isZero() {
    return this instanceof Fixed fixed && fixed.millis() == 0;
  }
}
