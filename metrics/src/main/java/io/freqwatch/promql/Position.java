package io.freqwatch.promql;

/**
 * Where in a query something stands.
 *
 * @param start index of its first character
 * @param end index behind its last character
 */
public record Position(int start, int end) {
  /** From here to the end of another. */
  public Position to(Position last) {
    return new Position(start, last.end);
  }
}
