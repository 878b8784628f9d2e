package io.freqwatch.exposition;

import java.math.BigDecimal;

/**
 * Numbers as Go prints them with {@code strconv.FormatFloat(v, 'g', -1, 64)}, the form that
 * Prometheus' own clients write: the fewest digits that read back, with an exponent below 1e-4 and
 * from 1e+06 on.
 */
public final class GoNumber {
  private static final int LARGEST_PLAIN = 1_000_000;

  private GoNumber() {}

  /** The text of a number: {@code 1}, {@code 0.25}, {@code 1e+06}, {@code +Inf}, {@code NaN}. */
  public static String format(double value) {
    if (value == (int) value && Math.abs(value) < LARGEST_PLAIN) {
      return value == 0 && 1 / value < 0 ? "-0" : Integer.toString((int) value);
    }
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return decimal(value);
  }

  /** The same with a point or an exponent in every finite number, as OpenMetrics wants it. */
  public static String formatOpenMetrics(double value) {
    String text = format(value);
    boolean plain = Double.isFinite(value) && text.indexOf('.') < 0 && text.indexOf('e') < 0;
    return plain ? text + ".0" : text;
  }

  /** The same with all digits, as {@code strconv.FormatFloat(v, 'f', -1, 64)} has it. */
  public static String formatWithoutExponent(double value) {
    String text = format(value);
    return text.indexOf('e') < 0 ? text : new BigDecimal(text).toPlainString();
  }

  private static String decimal(double value) {
    String sign = value < 0 ? "-" : "";
    String java = shortest(Math.abs(value));
    int e = java.indexOf('E');
    String mantissa = e < 0 ? java : java.substring(0, e);
    int point = mantissa.indexOf('.');
    String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int leading = leadingZeros(all);
    String digits = withoutTrailingZeros(all.substring(leading));
    int exponent = (e < 0 ? 0 : Integer.parseInt(java.substring(e + 1))) + point - leading - 1;
    return sign + layout(digits, exponent);
  }

  /** Java gives at least two digits, where Go gives one: this differs for two tiny numbers only. */
  private static String shortest(double value) {
    if (value == Double.MIN_VALUE) {
      return "5.0E-324";
    }
    return value == 2 * Double.MIN_VALUE ? "1.0E-323" : Double.toString(value);
  }

  private static String layout(String digits, int exponent) {
    if (exponent < -4 || exponent >= 6) {
      return scientific(digits, exponent);
    }
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    if (digits.length() <= exponent + 1) {
      return digits + "0".repeat(exponent + 1 - digits.length());
    }
    return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    int magnitude = Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
  }

  private static int leadingZeros(String digits) {
    int count = 0;
    while (count < digits.length() - 1 && digits.charAt(count) == '0') {
      count++;
    }
    return count;
  }

  private static String withoutTrailingZeros(String digits) {
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }
}
