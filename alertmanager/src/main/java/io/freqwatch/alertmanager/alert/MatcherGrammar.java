package io.freqwatch.alertmanager.alert;

import io.freqwatch.model.Matcher;
import java.util.List;

/** Which texts are matchers. Alertmanager chooses by its feature flags. */
public enum MatcherGrammar {
  /**
   * Both; where they read a text differently, the classic meaning holds. This is what Alertmanager
   * does unless told otherwise.
   */
  EITHER {
    @Override
    public Matchers parse(String text) {
      Matchers classic;
      try {
        classic = CLASSIC.parse(text);
      } catch (MatcherSyntaxException ignored) { // then the other one decides, and says why not
        return UTF8.parse(text);
      }
      return classic;
    }
  },
  /** Names of letters, digits, underscores and colons alone. */
  CLASSIC {
    @Override
    public Matchers parse(String text) {
      return new Matchers(ClassicMatcherParser.parse(text));
    }
  },
  /** Names of any UTF-8 text. */
  UTF8 {
    @Override
    public Matchers parse(String text) {
      return new Matchers(Utf8MatcherParser.parse(text));
    }
  };

  /**
   * Matchers that are separated by commas, in braces or not.
   *
   * @throws MatcherSyntaxException with what is wrong and where
   */
  public abstract Matchers parse(String text);

  /**
   * Exactly one matcher, without braces.
   *
   * @throws MatcherSyntaxException with what is wrong and where
   */
  public Matcher parseOne(String text) {
    if (text.startsWith("{") || text.endsWith("}")) {
      throw new MatcherSyntaxException("a matcher cannot start or end with braces: " + text);
    }
    List<Matcher> found = parse(text).list();
    if (found.size() != 1) {
      throw new MatcherSyntaxException("expected 1 matcher, found " + found.size() + ": " + text);
    }
    return found.getFirst();
  }
}
