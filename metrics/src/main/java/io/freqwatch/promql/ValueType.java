package io.freqwatch.promql;

/** The type of an expression. */
public enum ValueType {
  SCALAR("scalar", "scalar"),
  STRING("string", "string"),
  VECTOR("vector", "instant vector"),
  MATRIX("matrix", "range vector");

  private final String text;
  private final String documented;

  ValueType(String text, String documented) {
    this.text = text;
    this.documented = documented;
  }

  /** As the HTTP API writes it in {@code resultType}. */
  public String text() {
    return text;
  }

  /** As error messages write it. */
  public String documented() {
    return documented;
  }
}
