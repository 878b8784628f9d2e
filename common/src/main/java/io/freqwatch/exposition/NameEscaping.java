package io.freqwatch.exposition;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How names are written that hold more than letters, digits and underscores, which older readers do
 * not take. Source: the {@code escaping} parameter of
 * prometheus.io/docs/instrumenting/escaping_schemes.
 */
public enum NameEscaping {
  /** As they are, in quotes. */
  ALLOW_UTF8("allow-utf-8"),
  /** An underscore for every other character; two names may become one. */
  UNDERSCORES("underscores"),
  /** Readable, and to be turned back where dots are all there is. */
  DOTS("dots"),
  /** The number of every other character, to be turned back. */
  VALUES("values");

  private final String text;

  NameEscaping(String text) {
    this.text = text;
  }

  /** As written in files and in {@code escaping=}. */
  public String text() {
    return text;
  }

  /** All of them, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(NameEscaping::text).collect(Collectors.joining(", "));
  }

  /**
   * @throws IllegalArgumentException where there is none of that name
   */
  public static NameEscaping of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no escaping " + text));
  }

  /** A metric's name for this reader; one that every reader takes stays as it is. */
  String metric(String name) {
    return escaped(name, true);
  }

  /** A label's name, which other than a metric's must hold no colon. */
  String label(String name) {
    return escaped(name, false);
  }

  /** Whether every reader takes the name, without quotes. */
  static boolean isPlain(String name, boolean colons) {
    for (int i = 0; i < name.length(); i++) {
      if (!isPlain(name.charAt(i), i, colons)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private String escaped(String name, boolean colons) {
    if (this == ALLOW_UTF8 || name.isEmpty() || isPlain(name, colons)) {
      return name;
    }
    StringBuilder result = new StringBuilder(this == VALUES ? "U__" : "");
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int point = name.codePointAt(i);
      if (point == '_' || !isPlain(point, i, colons)) {
        result.append(replacement(point));
      } else {
        result.appendCodePoint(point);
      }
    }
    return result.toString();
  }

  private String replacement(int point) {
    return switch (this) {
      case ALLOW_UTF8 -> Character.toString(point);
      case UNDERSCORES -> "_";
      case DOTS -> point == '.' ? "_dot_" : "__";
      case VALUES -> point == '_' ? "__" : "_" + number(point) + "_";
    };
  }

  /** A surrogate that stands alone is no character. */
  private static String number(int point) {
    boolean alone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return alone ? "FFFD" : Integer.toHexString(point);
  }

  private static boolean isPlain(int point, int index, boolean colons) {
    return (point >= 'a' && point <= 'z')
        || (point >= 'A' && point <= 'Z')
        || point == '_'
        || (point == ':' && colons)
        || (point >= '0' && point <= '9' && index > 0);
  }
}
