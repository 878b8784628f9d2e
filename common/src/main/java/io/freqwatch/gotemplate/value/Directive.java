package io.freqwatch.gotemplate.value;

/**
 * One directive of a format: its verb, flags, and width and precision, which are -1 where absent.
 */
record Directive(char verb, Flags flags, int width, int precision) {
  static final Directive PLAIN = new Directive('v', new Flags(), -1, -1);

  /** The flags that may stand before a verb. */
  record Flags(boolean minus, boolean plus, boolean sharp, boolean space, boolean zero) {
    Flags() {
      this(false, false, false, false, false);
    }

    Flags with(char flag) {
      return new Flags(
          minus || flag == '-',
          plus || flag == '+',
          sharp || flag == '#',
          space || flag == ' ',
          zero || flag == '0');
    }
  }

  /** Names of fields are asked for. */
  boolean isPlusV() {
    return verb == 'v' && flags.plus();
  }

  /** Go's syntax is asked for. */
  boolean isSharpV() {
    return verb == 'v' && flags.sharp();
  }

  Directive withVerb(char other) {
    return new Directive(other, flags, width, precision);
  }

  /** The text, filled up to the width. */
  String pad(String text) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    String filler = (flags.zero() && !flags.minus() ? "0" : " ").repeat(missing);
    return flags.minus() ? text + filler : filler + text;
  }

  /** As {@link #pad}, with zeros behind the sign. */
  String padNumber(String number) {
    boolean signed = number.startsWith("+") || number.startsWith("-") || number.startsWith(" ");
    if (!flags.zero() || flags.minus() || !signed) {
      return pad(number);
    }
    Directive rest = new Directive(verb, flags, width - 1, precision);
    return number.charAt(0) + rest.pad(number.substring(1));
  }

  /** The filler is blanks, whatever the flags say. */
  Directive withoutZeros() {
    Flags blank = new Flags(flags.minus(), flags.plus(), flags.sharp(), flags.space(), false);
    return new Directive(verb, blank, width, precision);
  }
}
