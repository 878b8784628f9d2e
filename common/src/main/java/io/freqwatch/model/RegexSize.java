package io.freqwatch.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates, before any memory is spent on it, how many instructions a regular expression becomes:
 * one for each character, class and operator, and repetitions such as {@code (ab){1000}} written
 * out. What is no valid expression has some size too.
 */
final class RegexSize {
  private static final long MAX = 1L << 40;

  /** A Unicode class is a table of hundreds of ranges. */
  private static final int UNICODE_CLASS = 50;

  private final String expression;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long total;
  private long last;
  private int at;

  private RegexSize(String expression) {
    this.expression = expression;
  }

  static long of(String expression) {
    return new RegexSize(expression).read();
  }

  private long read() {
    while (at < expression.length()) {
      step(expression.charAt(at++));
    }
    while (!outer.isEmpty()) {
      end();
    }
    return total;
  }

  private void step(char c) {
    switch (c) {
      case '(' -> begin();
      case ')' -> end();
      case '[' -> add(characterClass());
      case '{' -> repeat(count());
      case '\\' -> add(escape());
      default -> add(1);
    }
  }

  private void add(long size) {
    last = size;
    total = Math.min(MAX, total + size);
  }

  private void begin() {
    outer.push(total);
    total = 0;
  }

  private void end() {
    long size = total + 2;
    total = outer.isEmpty() ? 0 : outer.pop();
    add(size);
  }

  private void repeat(long times) {
    long size = Math.min(MAX, last * times + times);
    total = Math.max(0, total - last);
    add(size);
  }

  /** The larger number of {@code {n,m}}; 1 where the brace is only a brace. */
  private long count() {
    int close = expression.indexOf('}', at);
    if (close < 0 || close - at > 11) {
      return 1;
    }
    long most = 1;
    for (String number : expression.substring(at, close).split(",", 2)) {
      if (!number.matches("[0-9]{0,5}")) {
        return 1;
      }
      most = Math.max(most, number.isEmpty() ? 0 : Long.parseLong(number));
    }
    at = close + 1;
    return most;
  }

  private long escape() {
    char c = at < expression.length() ? expression.charAt(at++) : 'z';
    return switch (c) {
      case 'p', 'P' -> UNICODE_CLASS;
      case 'Q' -> quoted();
      default -> 1;
    };
  }

  private long quoted() {
    int start = at;
    int end = expression.indexOf("\\E", at);
    at = end < 0 ? expression.length() : end + 2;
    return (long) at - start;
  }

  /** Moves behind the bracket that closes the class. */
  private long characterClass() {
    int start = at;
    long size = 1;
    at += expression.startsWith("^", at) ? 1 : 0;
    at += expression.startsWith("]", at) ? 1 : 0;
    while (at < expression.length() && expression.charAt(at) != ']') {
      if (expression.startsWith("[:", at) && expression.indexOf(":]", at) > 0) {
        at = expression.indexOf(":]", at) + 1;
      } else if (expression.charAt(at) == '\\') {
        at++;
        size +=
            expression.startsWith("p", at) || expression.startsWith("P", at) ? UNICODE_CLASS : 0;
      }
      at++;
    }
    at = Math.min(expression.length(), at + 1);
    return size + ((long) at - start) / 8;
  }
}
