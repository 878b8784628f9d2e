package io.freqwatch.gotemplate.parse;

/**
 * Finds where a number ends: decimal, octal, hexadecimal, binary, with point, exponent or {@code
 * i}. Takes some texts that are no numbers, which {@link NumberLiteral} then refuses.
 */
final class NumberScanner {
  private static final String DECIMAL = "0123456789_";

  private final String input;
  private int at;

  private NumberScanner(String input, int from) {
    this.input = input;
    this.at = from;
  }

  static int end(String input, int from) {
    return new NumberScanner(input, from).scan();
  }

  private int scan() {
    boolean _ = accept("+-");
    String digits = digits();
    run(digits);
    if (accept(".")) {
      run(digits);
    }
    boolean decimal = digits.equals(DECIMAL);
    boolean hexadecimal = digits.startsWith("0123456789a");
    if ((decimal && accept("eE")) || (hexadecimal && accept("pP"))) {
      boolean _ = accept("+-");
      run(DECIMAL);
    }
    boolean _ = accept("i");
    return at;
  }

  private String digits() {
    if (!accept("0")) {
      return DECIMAL;
    }
    if (accept("xX")) {
      return "0123456789abcdefABCDEF_";
    }
    if (accept("oO")) {
      return "01234567_";
    }
    return accept("bB") ? "01_" : DECIMAL;
  }

  private boolean accept(String valid) {
    boolean found = at < input.length() && valid.indexOf(input.charAt(at)) >= 0;
    at += found ? 1 : 0;
    return found;
  }

  private void run(String valid) {
    while (at < input.length() && valid.indexOf(input.charAt(at)) >= 0) {
      at++;
    }
  }
}
