package io.freqwatch.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads regular expressions such as {@code BTC/USDT|ETH/USDT} and {@code (a\.b|c)}. */
final class LiteralAlternatives {
  private static final String OPERATORS = "()[]{}*+?.^$";

  private LiteralAlternatives() {}

  /** The texts that the expression matches; empty where it has any operator but {@code |}. */
  static Optional<Set<String>> of(String expression) {
    String inner = withoutGroup(expression);
    Set<String> texts = new HashSet<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '|') {
        texts.add(text.toString());
        text.setLength(0);
      } else if (c == '\\') {
        i++;
        if (i == inner.length() || !isPunctuation(inner.charAt(i))) {
          return Optional.empty();
        }
        text.append(inner.charAt(i));
      } else if (OPERATORS.indexOf(c) >= 0) {
        return Optional.empty();
      } else {
        text.append(c);
      }
    }
    texts.add(text.toString());
    return Optional.of(Set.copyOf(texts));
  }

  private static String withoutGroup(String expression) {
    if (!expression.endsWith(")") || expression.endsWith("\\)")) {
      return expression;
    }
    if (expression.startsWith("(?:")) {
      return expression.substring(3, expression.length() - 1);
    }
    return expression.startsWith("(")
        ? expression.substring(1, expression.length() - 1)
        : expression;
  }

  /** A letter, digit or underscore behind a backslash has a meaning; others are themselves. */
  private static boolean isPunctuation(char c) {
    return c < 0x80 && c > ' ' && c != '_' && !Character.isLetterOrDigit(c);
  }
}
