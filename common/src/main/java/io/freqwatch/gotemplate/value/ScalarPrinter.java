package io.freqwatch.gotemplate.value;

import io.freqwatch.model.GoQuote;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Prints booleans, numbers and text by a directive; empty where the verb is not for them. */
final class ScalarPrinter {
  private ScalarPrinter() {}

  static Optional<String> bool(boolean value, Directive directive) {
    return switch (directive.verb()) {
      case 'v', 't' -> Optional.of(directive.pad(Boolean.toString(value)));
      default -> Optional.empty();
    };
  }

  static Optional<String> integer(long value, Directive directive) {
    return switch (directive.verb()) {
      case 'v', 'd' -> Optional.of(number(value, 10, "", directive));
      case 'b' -> Optional.of(number(value, 2, directive.flags().sharp() ? "0b" : "", directive));
      case 'o' -> Optional.of(number(value, 8, directive.flags().sharp() ? "0" : "", directive));
      case 'O' -> Optional.of(number(value, 8, "0o", directive));
      case 'x' -> Optional.of(number(value, 16, directive.flags().sharp() ? "0x" : "", directive));
      case 'X' -> Optional.of(upper(value, directive));
      case 'c' -> Optional.of(directive.pad(character(value)));
      case 'q' -> Optional.of(directive.pad(quotedCharacter(value, directive)));
      case 'U' -> Optional.of(directive.pad(codePoint(value, directive)));
      default -> Optional.empty();
    };
  }

  private static String upper(long value, Directive directive) {
    String prefix = directive.flags().sharp() ? "0X" : "";
    return number(value, 16, prefix, directive).toUpperCase(Locale.ROOT);
  }

  private static String number(long value, int radix, String prefix, Directive directive) {
    String digits = Long.toString(value, radix).replace("-", "");
    if (directive.precision() == 0 && value == 0) {
      return directive.withoutZeros().pad("");
    }
    digits = "0".repeat(Math.max(0, directive.precision() - digits.length())) + digits;
    String text = sign(value < 0, directive) + prefix + digits;
    return directive.precision() < 0
        ? directive.padNumber(text)
        : directive.withoutZeros().pad(text);
  }

  private static String sign(boolean negative, Directive directive) {
    if (negative) {
      return "-";
    }
    if (directive.flags().plus() && directive.verb() != 'v') {
      return "+";
    }
    return directive.flags().space() ? " " : "";
  }

  private static String codePoint(long value, Directive directive) {
    boolean shown = directive.flags().sharp() && GoQuote.isPrintable((int) value);
    return "U+%04X".formatted(value) + (shown ? " '" + character(value) + "'" : "");
  }

  private static String character(long value) {
    boolean valid = value >= 0 && value <= Character.MAX_CODE_POINT;
    return Character.toString(valid ? (int) value : 0xfffd);
  }

  private static String quotedCharacter(long value, Directive directive) {
    return GoQuote.quote(character(value), '\'', directive.flags().plus());
  }

  static Optional<String> number(double value, Directive directive) {
    return switch (directive.verb()) {
      case 'v', 'g' -> Optional.of(decimal(value, 'g', directive.precision(), directive));
      case 'G' -> Optional.of(upperDecimal(value, 'g', directive.precision(), directive));
      case 'e' -> Optional.of(decimal(value, 'e', precisionOr6(directive), directive));
      case 'E' -> Optional.of(upperDecimal(value, 'e', precisionOr6(directive), directive));
      case 'f', 'F' -> Optional.of(decimal(value, 'f', precisionOr6(directive), directive));
      default -> Optional.empty();
    };
  }

  private static int precisionOr6(Directive directive) {
    return directive.precision() < 0 ? 6 : directive.precision();
  }

  private static String upperDecimal(double value, char form, int precision, Directive directive) {
    String text = decimal(value, form, precision, directive);
    return Double.isFinite(value) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String decimal(double value, char form, int precision, Directive directive) {
    String digits = GoFloat.format(Math.abs(value), form, precision);
    if (!Double.isFinite(value)) {
      return directive.withoutZeros().pad(notFinite(value, directive));
    }
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    return directive.padNumber(sign(negative, directive) + digits);
  }

  private static String notFinite(double value, Directive directive) {
    if (Double.isNaN(value)) {
      return sign(false, directive) + "NaN";
    }
    boolean blank = directive.flags().space() && !directive.flags().plus();
    return value < 0 ? "-Inf" : (blank ? " Inf" : "+Inf");
  }

  static Optional<String> text(String value, Directive directive) {
    String shown = truncate(value, directive.precision());
    return switch (directive.verb()) {
      case 'v', 's' ->
          Optional.of(directive.pad(directive.isSharpV() ? quoted(shown, directive) : shown));
      case 'q' -> Optional.of(directive.pad(quoted(shown, directive)));
      case 'x' -> Optional.of(directive.pad(hex(shown, directive, false)));
      case 'X' -> Optional.of(directive.pad(hex(shown, directive, true)));
      default -> Optional.empty();
    };
  }

  private static String truncate(String value, int precision) {
    boolean whole = precision < 0 || value.codePointCount(0, value.length()) <= precision;
    return whole ? value : value.substring(0, value.offsetByCodePoints(0, precision));
  }

  private static String quoted(String text, Directive directive) {
    boolean raw = directive.flags().sharp() && directive.verb() == 'q' && fitsBackquotes(text);
    return raw ? "`" + text + "`" : GoQuote.quote(text, '"', directive.flags().plus());
  }

  private static boolean fitsBackquotes(String text) {
    return text.codePoints().allMatch(c -> c != '`' && (c == '\t' || GoQuote.isPrintable(c)));
  }

  private static String hex(String text, Directive directive, boolean upper) {
    HexFormat format = upper ? HexFormat.of().withUpperCase() : HexFormat.of();
    String prefix = directive.flags().sharp() ? (upper ? "0X" : "0x") : "";
    if (directive.flags().space()) {
      format = format.withDelimiter(" " + prefix);
    }
    return prefix + format.formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
