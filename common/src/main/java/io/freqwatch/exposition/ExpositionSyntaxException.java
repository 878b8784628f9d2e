package io.freqwatch.exposition;

/** The bytes are no exposition of their format. */
public final class ExpositionSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  ExpositionSyntaxException(int line, int column, String message) {
    this("line %d, column %d: %s".formatted(line, column, message), line, column);
  }

  private ExpositionSyntaxException(String message, int line, int column) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  /** In a format without lines: the whole body is line 1. */
  static ExpositionSyntaxException atByte(int offset, String message) {
    return new ExpositionSyntaxException("byte %d: %s".formatted(offset, message), 1, offset + 1);
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
