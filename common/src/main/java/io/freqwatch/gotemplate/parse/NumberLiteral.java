package io.freqwatch.gotemplate.parse;

import io.freqwatch.model.GoQuote;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A number as it is written, and what it is: an integer, a floating-point number, or both, since
 * constants of Go have no type until one is asked for.
 */
public record NumberLiteral(int position, String text, OptionalLong integer, OptionalDouble number)
    implements Node {

  /** Whether the constant is an integer where any type will do. */
  public boolean isIntegerByForm() {
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    boolean exponent = text.indexOf('p') >= 0 || text.indexOf('P') >= 0;
    return text.startsWith("'")
        || (hexadecimal && !exponent)
        || text.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0);
  }

  @Override
  public String source() {
    return text;
  }

  /**
   * @throws IllegalArgumentException with Go's message, where the text is no number
   */
  static NumberLiteral of(Token token) {
    String text = token.text();
    if (token.kind() == Token.Kind.CHARACTER_CONSTANT) {
      int character = Unquote.character(text);
      return new NumberLiteral(
          token.position(), text, OptionalLong.of(character), OptionalDouble.of(character));
    }
    if (token.kind() == Token.Kind.COMPLEX || text.endsWith("i")) {
      throw new IllegalArgumentException("complex numbers are not supported: " + text);
    }
    return number(token.position(), text);
  }

  private static NumberLiteral number(int position, String text) {
    Optional<BigInteger> integer = integer(text);
    if (integer.isPresent() && integer.get().bitLength() < Long.SIZE) {
      long value = integer.get().longValue();
      return new NumberLiteral(
          position, text, OptionalLong.of(value), OptionalDouble.of((double) value));
    }
    if (integer.isPresent() && integer.get().signum() > 0 && integer.get().bitLength() == 64) {
      double value = integer.get().doubleValue();
      return new NumberLiteral(position, text, OptionalLong.empty(), OptionalDouble.of(value));
    }
    return floating(position, text);
  }

  private static NumberLiteral floating(int position, String text) {
    OptionalDouble value = parseFloat(text);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("illegal number syntax: " + GoQuote.quote(text));
    }
    if (text.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("integer overflow: " + GoQuote.quote(text));
    }
    long whole = (long) value.getAsDouble();
    boolean isWhole = whole == value.getAsDouble() && whole != Long.MAX_VALUE;
    return new NumberLiteral(
        position, text, isWhole ? OptionalLong.of(whole) : OptionalLong.empty(), value);
  }

  /** As {@code strconv.ParseInt} with base 0, without bounds. */
  private static Optional<BigInteger> integer(String text) {
    String unsigned = text.replaceFirst("^[+-]", "").replace("_", "");
    boolean negative = text.startsWith("-");
    String prefix = unsigned.length() > 1 ? unsigned.substring(0, 2).toLowerCase(Locale.ROOT) : "";
    Optional<BigInteger> magnitude =
        switch (prefix) {
          case "0x" -> digits(unsigned.substring(2), 16);
          case "0o" -> digits(unsigned.substring(2), 8);
          case "0b" -> digits(unsigned.substring(2), 2);
          default -> digits(unsigned, prefix.startsWith("0") ? 8 : 10);
        };
    return magnitude.map(value -> negative ? value.negate() : value);
  }

  private static Optional<BigInteger> digits(String text, int radix) {
    boolean valid =
        !text.isEmpty()
            && text.length() <= 100
            && text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    return valid ? Optional.of(new BigInteger(text, radix)) : Optional.empty();
  }

  private static OptionalDouble parseFloat(String text) {
    String plain = text.replace("_", "");
    boolean form =
        plain.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")
            || plain.matches(
                "[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");
    double value = form && plain.length() <= 400 ? Double.parseDouble(plain) : Double.NaN;
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
