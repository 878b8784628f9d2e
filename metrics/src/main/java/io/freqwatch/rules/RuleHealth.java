package io.freqwatch.rules;

/** How the last evaluation of a rule went. */
public enum RuleHealth {
  UNKNOWN("unknown"),
  GOOD("ok"),
  BAD("err");

  private final String text;

  RuleHealth(String text) {
    this.text = text;
  }

  /** The word in answers. */
  public String text() {
    return text;
  }
}
