package io.freqwatch.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * A regular expression of RE2 that a text must match as a whole. Takes time linear in the text and
 * memory within a limit, whatever the expression; alternatives without any operator, which
 * dashboards make by the thousand, are looked up and have no limit.
 */
sealed interface AnchoredRegex {
  /** Instructions of one expression; more would cost megabytes, and seconds for each query. */
  int MAX_SIZE = 5_000;

  boolean matches(String text);

  /** Instructions that a match may take at each character. */
  int size();

  /**
   * @throws IllegalArgumentException for a text that is no expression, or a too large one
   */
  static AnchoredRegex of(String expression) {
    Optional<Set<String>> literals = LiteralAlternatives.of(expression);
    return literals.isPresent() ? new OneOf(literals.get()) : compile(expression);
  }

  /**
   * As {@link #of}, always as a program, which knows its groups.
   *
   * @throws IllegalArgumentException for a text that is no expression, or a too large one
   */
  static Program compile(String expression) {
    if (RegexSize.of(expression) > MAX_SIZE) {
      throw new IllegalArgumentException(
          "the regular expression, repetitions written out, is larger than "
              + MAX_SIZE
              + " characters");
    }
    try {
      Pattern _ = Pattern.compile(expression); // "a)|(b" would break out of the brackets below
      return new Program(Pattern.compile("^(?s:" + expression + ")$"));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "invalid regular expression \"" + expression + "\": " + e.getDescription(), e);
    }
  }

  /** One of these texts. */
  record OneOf(Set<String> texts) implements AnchoredRegex {
    @Override
    public boolean matches(String text) {
      return texts.contains(text);
    }

    @Override
    public int size() {
      return 0;
    }
  }

  /** Anything else. */
  record Program(Pattern pattern) implements AnchoredRegex {
    @Override
    public boolean matches(String text) {
      return pattern.matches(text);
    }

    @Override
    public int size() {
      return pattern.programSize();
    }
  }
}
