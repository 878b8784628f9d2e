package io.freqwatch.web.prometheus;

import java.math.BigDecimal;

/**
 * Numbers as the HTTP API of Prometheus prints them (util/jsonutil): the fewest digits that read
 * back, with an exponent below 1e-06 and from 1e+21 on.
 */
final class ApiNumber {
  private static final double SMALLEST_PLAIN = 1e-6;
  private static final double SMALLEST_LARGE = 1e21;
  private static final double LARGEST_WHOLE = 1e15;

  private ApiNumber() {}

  /** The same without an exponent, as a scalar is printed. */
  static String plain(double value) {
    String text = format(value);
    return text.indexOf('e') < 0 ? text : new BigDecimal(text).toPlainString();
  }

  static String format(double value) {
    if (value == (long) value && Math.abs(value) < LARGEST_WHOLE) {
      return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
    }
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
    String shortest = Double.toString(value);
    boolean plain = Math.abs(value) >= SMALLEST_PLAIN && Math.abs(value) < SMALLEST_LARGE;
    if (!plain) {
      return scientific(value);
    }
    return shortest.indexOf('E') < 0
        ? shortest
        : new BigDecimal(shortest).stripTrailingZeros().toPlainString();
  }

  private static String scientific(double value) {
    BigDecimal decimal = decimal(value).stripTrailingZeros();
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    int magnitude = Math.abs(exponent);
    return (value < 0 ? "-" : "")
        + mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (magnitude < 10 ? "0" : "")
        + magnitude;
  }

  /** Java gives at least two digits, where Go gives one: this differs for two tiny numbers only. */
  private static BigDecimal decimal(double value) {
    if (Math.abs(value) == Double.MIN_VALUE) {
      return new BigDecimal("5e-324");
    }
    return Math.abs(value) == 2 * Double.MIN_VALUE
        ? new BigDecimal("1e-323")
        : new BigDecimal(Double.toString(value));
  }
}
