package io.freqwatch.alertmanager.alert;

/** A text that is no matcher; the message says where and what was expected. */
public final class MatcherSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MatcherSyntaxException(String message) {
    super(message);
  }
}
