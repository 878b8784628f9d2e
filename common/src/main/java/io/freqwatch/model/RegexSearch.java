package io.freqwatch.model;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression of RE2 that is looked for anywhere in a text, as Go's {@code regexp} does.
 * Takes time linear in the text. Immutable, safe for use by many threads.
 */
public final class RegexSearch {
  private final Pattern pattern;

  private RegexSearch(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws IllegalArgumentException with Go's message, where the text is no regular expression of
   *     RE2, or with one of ours, where it is too large
   */
  public static RegexSearch of(String expression) {
    if (RegexSize.of(expression) > AnchoredRegex.MAX_SIZE) {
      throw new IllegalArgumentException(
          "the regular expression is larger than " + AnchoredRegex.MAX_SIZE + " characters");
    }
    try {
      return new RegexSearch(Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  public boolean finds(String text) {
    return pattern.matcher(text).find();
  }

  /**
   * The text with each match replaced by the template, as {@link RegexMatch#expand} fills it.
   *
   * @throws IllegalArgumentException where the result would be longer than the limit in characters
   */
  public String replaceAll(String text, String template, int limit) {
    Matcher matcher = pattern.matcher(text);
    RegexMatch match = new RegexMatch(matcher, pattern.namedGroups());
    StringBuilder result = new StringBuilder();
    int end = 0;
    boolean any = false;
    while (matcher.find()) {
      boolean emptyBehindAnother = any && matcher.end() == end && matcher.start() == end;
      if (!emptyBehindAnother) {
        result.append(text, end, matcher.start()).append(match.expand(template));
        end = matcher.end();
        any = true;
      }
      if (result.length() > limit) {
        throw new IllegalArgumentException("the text is longer than " + limit + " characters");
      }
    }
    return result.append(text, end, text.length()).toString();
  }
}
