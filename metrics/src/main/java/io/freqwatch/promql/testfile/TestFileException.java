package io.freqwatch.promql.testfile;

/** A test file says something that cannot be read. Carries no stack trace. */
public final class TestFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TestFileException(String message) {
    super(message, null, false, false);
  }
}
