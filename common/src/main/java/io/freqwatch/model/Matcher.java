package io.freqwatch.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A condition on one label, as in a PromQL selector. An absent label has the value "". Regular
 * expressions run in linear time and match the whole value; {@code .} matches a line break
 * (Prometheus 3).
 */
public final class Matcher {
  /** How the label's value is compared. */
  public enum Type {
    EQUAL("="),
    NOT_EQUAL("!="),
    REGEX("=~"),
    NOT_REGEX("!~");

    private final String operator;

    Type(String operator) {
      this.operator = operator;
    }

    /** The operator as written in PromQL. */
    public String operator() {
      return operator;
    }
  }

  private final Type type;
  private final String name;
  private final String value;
  private final @Nullable AnchoredRegex regex;

  /**
   * @throws IllegalArgumentException where the value is no regular expression of RE2, or one so
   *     large that matching with it would cost seconds
   */
  public Matcher(Type type, String name, String value) {
    this.type = requireNonNull(type, "type is null");
    this.name = requireNonNull(name, "name is null");
    this.value = requireNonNull(value, "value is null");
    this.regex = isRegex(type) ? AnchoredRegex.of(value) : null;
  }

  public static Matcher equal(String name, String value) {
    return new Matcher(Type.EQUAL, name, value);
  }

  public Type type() {
    return type;
  }

  public String name() {
    return name;
  }

  public String value() {
    return value;
  }

  public boolean matches(String candidate) {
    return switch (type) {
      case EQUAL -> value.equals(candidate);
      case NOT_EQUAL -> !value.equals(candidate);
      case REGEX -> matchesRegex(candidate);
      case NOT_REGEX -> !matchesRegex(candidate);
    };
  }

  /** What a match costs at each character: instructions of a regular expression, else 0. */
  public int cost() {
    return regex == null ? 0 : regex.size();
  }

  public boolean matches(Labels labels) {
    return matches(labels.value(name));
  }

  private boolean matchesRegex(String candidate) {
    return requireNonNull(regex).matches(candidate);
  }

  private static boolean isRegex(Type type) {
    return type == Type.REGEX || type == Type.NOT_REGEX;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matcher matcher
        && type == matcher.type
        && name.equals(matcher.name)
        && value.equals(matcher.value);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + name.hashCode()) + value.hashCode();
  }

  @Override
  public String toString() {
    return name + type.operator() + "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
