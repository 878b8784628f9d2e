package io.freqwatch.model;

import java.util.Optional;

/**
 * A regular expression of RE2 that a text must match as a whole, and what its groups then hold.
 * Takes time linear in the text; {@code .} matches a line break. Immutable, safe for use by many
 * threads.
 */
public final class Regex {
  private final String expression;
  private final AnchoredRegex.Program program;

  private Regex(String expression, AnchoredRegex.Program program) {
    this.expression = expression;
    this.program = program;
  }

  /**
   * @throws IllegalArgumentException where the text is no regular expression of RE2, or one so
   *     large that matching with it would cost seconds
   */
  public static Regex of(String expression) {
    return new Regex(expression, AnchoredRegex.compile(expression));
  }

  public boolean matches(String text) {
    return program.matches(text);
  }

  /** What the groups hold; empty where the text does not match. */
  public Optional<RegexMatch> match(String text) {
    com.google.re2j.Matcher matcher = program.pattern().matcher(text);
    return matcher.matches()
        ? Optional.of(new RegexMatch(matcher, program.pattern().namedGroups()))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Regex regex && expression.equals(regex.expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  /** The expression as it was written. */
  @Override
  public String toString() {
    return expression;
  }
}
