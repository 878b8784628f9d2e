package io.freqwatch.alertmanager.alert;

import io.freqwatch.model.Matcher;

/** Makes matchers of their written parts. */
final class MatcherOperator {
  private MatcherOperator() {}

  /**
   * @throws MatcherSyntaxException for a value that is no regular expression where it must be one
   */
  static Matcher matcher(String operator, String name, String value) {
    try {
      return new Matcher(type(operator), name, value);
    } catch (MatcherSyntaxException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new MatcherSyntaxException(String.valueOf(e.getMessage()));
    }
  }

  private static Matcher.Type type(String operator) {
    for (Matcher.Type type : Matcher.Type.values()) {
      if (type.operator().equals(operator)) {
        return type;
      }
    }
    throw new MatcherSyntaxException(operator + " is no operator, expected = != =~ !~");
  }
}
