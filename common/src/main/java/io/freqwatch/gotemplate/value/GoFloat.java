package io.freqwatch.gotemplate.value;

import io.freqwatch.exposition.GoNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as Go's {@code strconv.FormatFloat} writes them, with a sign only where negative, for the
 * forms e, f and g with a precision, or the fewest digits that read back where that is negative.
 */
public final class GoFloat {
  private GoFloat() {}

  /** The number in a form {@code e}, {@code f} or {@code g}. */
  public static String format(double value, char form, int precision) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return GoNumber.format(value);
    }
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    return (negative ? "-" : "") + unsigned(Math.abs(value), form, precision);
  }

  private static String unsigned(double value, char form, int precision) {
    return switch (form) {
      case 'f' -> plain(value, precision);
      case 'e' -> scientific(value, precision);
      default -> precision < 0 ? GoNumber.format(value) : general(value, precision);
    };
  }

  private static String plain(double value, int precision) {
    if (precision >= 0) {
      return new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return shortest
        .setScale(Math.max(0, shortest.scale()), RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  private static String scientific(double value, int precision) {
    if (precision < 0) {
      BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      return layout(shortest, shortest.precision());
    }
    return layout(rounded(value, precision + 1), precision + 1);
  }

  private static String general(double value, int precision) {
    int digits = Math.max(1, precision);
    BigDecimal rounded = rounded(value, digits).stripTrailingZeros();
    int count = rounded.precision();
    int point = value == 0 ? 1 : count - rounded.scale();
    int limit = digits > count && count >= point ? count : digits;
    if (point - 1 < -4 || point - 1 >= limit) {
      return layout(rounded, count);
    }
    return rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String layout(BigDecimal value, int digits) {
    String all = value.unscaledValue().toString();
    int exponent = value.signum() == 0 ? 0 : all.length() - 1 - value.scale();
    String padded = all + "0".repeat(Math.max(0, digits - all.length()));
    String mantissa = digits == 1 ? padded : padded.charAt(0) + "." + padded.substring(1, digits);
    String magnitude = Integer.toString(Math.abs(exponent));
    return mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (magnitude.length() < 2 ? "0" : "")
        + magnitude;
  }
}
