package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/**
 * Reads the number at a position: a decimal one as Go's ParseFloat does, or NaN and Inf in any
 * case. Numbers of up to 15 digits with a small exponent, which is nearly all, are exact in one
 * multiplication (Clinger, How to read floating point numbers accurately, 1990).
 */
final class ExpositionNumber {
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** With the bits that Prometheus stores, which are not Java's. */
  private static final double NAN = Double.longBitsToDouble(0x7ff8000000000001L);

  private static final int EXACT_DIGITS = 15;
  private static final int MAX_LENGTH = 400;

  private ExpositionNumber() {}

  /** Reads the word at the position and steps behind it. */
  static double read(ExpositionBytes in) {
    byte[] bytes = in.bytes;
    int start = in.position;
    int at = start;
    boolean negative = at < in.end && bytes[at] == '-';
    if (at < in.end && (negative || bytes[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int fraction = 0;
    boolean point = false;
    for (; at < in.end; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digits += mantissa == 0 ? 0 : 1;
        fraction += point ? 1 : 0;
        if (digits > EXACT_DIGITS) {
          return readSlowly(in, start);
        }
      } else if (bytes[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    boolean ended = at >= in.end || bytes[at] == '\n' || ExpositionBytes.isBlank(bytes[at]);
    boolean hasDigit = at > start && (digits > 0 || bytes[at - 1] == '0' || fraction > 0);
    if (!ended || !hasDigit || fraction >= POWERS_OF_TEN.length) {
      return readSlowly(in, start);
    }
    in.position = at;
    double value = fraction == 0 ? mantissa : mantissa / POWERS_OF_TEN[fraction];
    return negative ? -value : value;
  }

  private static double readSlowly(ExpositionBytes in, int start) {
    in.skipWord();
    int length = in.position - start;
    if (length == 0) {
      throw in.error(start, "expected a value");
    }
    if (length > MAX_LENGTH) {
      throw in.error(start, "a number of " + length + " characters is too long");
    }
    try {
      return parse(new String(in.bytes, start, length, ISO_8859_1));
    } catch (NumberFormatException ignored) {
      throw in.error(start, "expected a number"); // which says the same with its place
    }
  }

  /**
   * The number that a text is.
   *
   * @throws NumberFormatException where it is none, or out of range
   */
  static double parse(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "nan" -> NAN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> parseDecimal(word);
    };
  }

  private static double parseDecimal(String word) {
    double value = isDecimal(word) ? Double.parseDouble(word) : Double.NaN;
    if (Double.isFinite(value)) {
      return value;
    }
    throw new NumberFormatException(word);
  }

  private static boolean isDecimal(String word) {
    return word.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }
}
