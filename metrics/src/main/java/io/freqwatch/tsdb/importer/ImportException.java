package io.freqwatch.tsdb.importer;

/** What is to be imported cannot be; the message says what, where, and what was expected. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ImportException(String message) {
    super(message);
  }
}
