package io.freqwatch.app;

import java.io.PrintWriter;

/**
 * One line of a check-up.
 *
 * @param advice what to do next; empty where nothing is to be done
 */
record Finding(Mark mark, String text, String advice) {
  /** How bad it is. */
  enum Mark {
    FINE("✓"),
    WARNING("!"),
    FAULT("✗");

    private final String sign;

    Mark(String sign) {
      this.sign = sign;
    }
  }

  static Finding fine(String text) {
    return new Finding(Mark.FINE, text, "");
  }

  static Finding warning(String text, String advice) {
    return new Finding(Mark.WARNING, text, advice);
  }

  static Finding fault(String text, String advice) {
    return new Finding(Mark.FAULT, text, advice);
  }

  boolean isFault() {
    return mark == Mark.FAULT;
  }

  void print(PrintWriter out) {
    out.println(mark.sign + " " + text);
    if (!advice.isEmpty()) {
      out.println("    " + advice);
    }
  }
}
