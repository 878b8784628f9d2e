package io.freqwatch.gotemplate.value;

import java.util.List;

/** Reads one format of Go's {@code Printf} and fills in its operands. Used by one thread. */
final class FormatReader {
  private static final int LARGEST_NUMBER = 1_000_000;

  private final String format;
  private final List<GoValue> values;
  private final int limit;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int operand;
  private boolean reordered;
  private boolean goodIndex = true;

  FormatReader(String format, List<GoValue> values, int limit) {
    this.format = format;
    this.values = values;
    this.limit = limit;
  }

  String read() {
    while (at < format.length()) {
      int percent = format.indexOf('%', at);
      int end = percent < 0 ? format.length() : percent;
      text.append(format, at, end);
      at = end;
      if (percent >= 0) {
        at++;
        directive();
      }
      check();
    }
    if (!reordered && operand < values.size()) {
      extra();
    }
    check();
    return text.toString();
  }

  private void check() {
    if (text.length() > limit) {
      throw new FunctionException("the text is longer than " + limit + " characters");
    }
  }

  private void directive() {
    goodIndex = true;
    Directive.Flags flags = flags();
    boolean hadIndex = index();
    int width = -1;
    if (peek() == '*') {
      at++;
      width = star("%!(BADWIDTH)");
      if (width < -1) {
        width = -width;
        flags = flags.with('-');
      }
      hadIndex = false;
    } else {
      width = number();
      goodIndex &= !(hadIndex && width >= 0);
    }
    int precision = precision();
    boolean _ = index();
    verb(flags, width, precision);
  }

  private Directive.Flags flags() {
    Directive.Flags flags = new Directive.Flags();
    while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
      flags = flags.with(format.charAt(at++));
    }
    return flags;
  }

  private int precision() {
    if (peek() != '.') {
      return -1;
    }
    at++;
    boolean hadIndex = index();
    if (peek() == '*') {
      at++;
      int given = star("%!(BADPREC)");
      return Math.max(-1, given);
    }
    goodIndex &= !hadIndex;
    return Math.max(0, number());
  }

  private void verb(Directive.Flags flags, int width, int precision) {
    if (at >= format.length()) {
      text.append("%!(NOVERB)");
      return;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      text.append('%');
    } else if (!goodIndex) {
      text.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (operand >= values.size()) {
      text.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      Directive directive = new Directive((char) verb, flags, width, precision);
      text.append(GoPrint.print(values.get(operand++), directive, 0));
    }
  }

  /** A width or precision that is an operand; -1 where it is none. */
  private int star(String complaint) {
    if (operand < values.size()
        && values.get(operand++) instanceof GoValue.Int(long number, _)
        && Math.abs(number) <= LARGEST_NUMBER) {
      return (int) number;
    }
    text.append(complaint);
    return -1;
  }

  /** A position of an operand in brackets; answers whether there was one. */
  private boolean index() {
    if (peek() != '[') {
      return false;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    String digits = close < 0 ? "" : format.substring(at + 1, close);
    boolean good = digits.matches("[0-9]{1,6}");
    at = close < 0 ? at + 1 : close + 1;
    int wanted = good ? Integer.parseInt(digits) : 0;
    if (wanted >= 1 && wanted <= values.size()) {
      operand = wanted - 1;
      return true;
    }
    goodIndex = false;
    return good;
  }

  private int number() {
    int value = -1;
    while (at < format.length() && Character.isDigit(format.charAt(at)) && value < LARGEST_NUMBER) {
      value = Math.max(0, value) * 10 + Character.digit(format.charAt(at++), 10);
    }
    return value > LARGEST_NUMBER ? -1 : value;
  }

  private char peek() {
    return at < format.length() ? format.charAt(at) : 0;
  }

  private void extra() {
    text.append("%!(EXTRA ");
    for (int i = operand; i < values.size(); i++) {
      GoValue value = values.get(i);
      text.append(i > operand ? ", " : "");
      text.append(
          value instanceof GoValue.Nil
              ? "<nil>"
              : value.type().name() + "=" + GoPrint.print(value, Directive.PLAIN, 0));
    }
    text.append(')');
  }
}
