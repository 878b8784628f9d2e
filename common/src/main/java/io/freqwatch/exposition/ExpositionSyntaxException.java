package io.freqwatch.exposition;

/** The bytes are no exposition of their format. */
public final class ExpositionSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  ExpositionSyntaxException(int line, int column, String message) {
    super("line %d, column %d: %s".formatted(line, column, message), null, false, false);
    this.line = line;
    this.column = column;
  }

  /** Counted from 1. */
  public int line() {
    return line;
  }

  /** In bytes, counted from 1. */
  public int column() {
    return column;
  }
}
