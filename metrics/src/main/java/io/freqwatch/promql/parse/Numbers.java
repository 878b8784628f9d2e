package io.freqwatch.promql.parse;

import io.freqwatch.model.PrometheusDuration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Number and duration literals as Go and Prometheus read them. */
final class Numbers {
  private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[ywdhms]))+");
  private static final Pattern DECIMAL =
      Pattern.compile("(?:[0-9_]*[0-9]\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F_]+");
  private static final Pattern OCTAL = Pattern.compile("0[0-7_]+");
  private static final int HEX_RADIX = 16;
  private static final int OCTAL_RADIX = 8;
  private static final double MILLIS_PER_SECOND = 1000;

  private Numbers() {}

  static boolean isDuration(String text) {
    return DURATION.matcher(text).matches();
  }

  static boolean isNumber(String text) {
    return HEX.matcher(text).matches() || DECIMAL.matcher(text).matches();
  }

  /** Whether an identifier is a number: inf and nan in any case. */
  static boolean isNamedNumber(String identifier) {
    String lower = identifier.toLowerCase(Locale.ROOT);
    return lower.equals("inf") || lower.equals("nan");
  }

  /**
   * The value of a number token, of a duration token in seconds, or of a named number.
   *
   * @throws IllegalArgumentException where it is out of range or the units are out of order
   */
  static double value(String text) {
    if (isDuration(text)) {
      return durationMillis(text) / MILLIS_PER_SECOND;
    }
    if (isNamedNumber(text)) {
      return text.toLowerCase(Locale.ROOT).equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    String plain = text.replace("_", "");
    if (HEX.matcher(text).matches()) {
      return Long.parseLong(plain.substring(2), HEX_RADIX);
    }
    return OCTAL.matcher(text).matches() ? Long.parseLong(plain, OCTAL_RADIX) : decimal(plain);
  }

  private static double decimal(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "error parsing number: strconv.ParseFloat: parsing \"" + text + "\": value out of range");
    }
    return value;
  }

  /** The value of a number token just taken, with an error that names its place. */
  static double value(TokenReader tokens, Token number) {
    try {
      return value(number.text());
    } catch (IllegalArgumentException e) {
      throw tokens.error(number.position(), String.valueOf(e.getMessage()));
    }
  }

  private static long durationMillis(String text) {
    try {
      return PrometheusDuration.parse(text).toMillis();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("duration out of range", e);
    }
  }
}
