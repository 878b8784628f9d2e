package io.freqwatch.gotemplate.parse;

import io.freqwatch.model.GoQuote;

/** A token of a template, where it begins (in characters, from 0) and in which line (from 1). */
record Token(Kind kind, int position, String text, int line) {
  private static final int MAX_SHOWN = 10;

  /** The kinds; those from {@link #BLOCK} on are words of the language. */
  enum Kind {
    ERROR,
    BOOL,
    CHARACTER,
    CHARACTER_CONSTANT,
    COMPLEX,
    ASSIGN,
    DECLARE,
    END_OF_TEXT,
    FIELD,
    IDENTIFIER,
    LEFT_DELIMITER,
    LEFT_PARENTHESIS,
    NUMBER,
    PIPE,
    RAW_STRING,
    RIGHT_DELIMITER,
    RIGHT_PARENTHESIS,
    SPACE,
    STRING,
    TEXT,
    VARIABLE,
    BLOCK,
    BREAK,
    CONTINUE,
    DOT,
    DEFINE,
    ELSE,
    END,
    IF,
    NIL,
    RANGE,
    TEMPLATE,
    WITH;

    boolean isKeyword() {
      return compareTo(BLOCK) >= 0;
    }
  }

  /** As error texts show it. */
  String shown() {
    if (kind == Kind.END_OF_TEXT) {
      return "EOF";
    }
    if (kind == Kind.ERROR) {
      return text;
    }
    if (kind.isKeyword()) {
      return "<" + text + ">";
    }
    boolean whole = text.codePointCount(0, text.length()) <= MAX_SHOWN;
    return whole ? GoQuote.quote(text) : GoQuote.quote(beginning()) + "...";
  }

  private String beginning() {
    return text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN));
  }
}
