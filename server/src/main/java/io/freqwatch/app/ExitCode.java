package io.freqwatch.app;

/** How every command of the program ends. */
final class ExitCode {
  static final int FINE = 0;
  static final int CHECK_FAILED = 1;
  static final int WRONG_USE = 2;
  static final int SERVER_NOT_REACHED = 3;

  private ExitCode() {}
}
