package io.freqwatch.gotemplate.value;

/**
 * A type of Go by its name, as error texts show it, and by the type that lies under it: {@code
 * template.KV} over {@code map[string]string}. A type without a name of its own lies under itself.
 */
public record GoType(String name, String underlying) {
  public static final GoType ANY = unnamed("interface {}");
  public static final GoType NIL = unnamed("nil");
  public static final GoType BOOL = unnamed("bool");
  public static final GoType INT = unnamed("int");
  public static final GoType INT64 = unnamed("int64");
  public static final GoType BYTE = unnamed("uint8");
  public static final GoType FLOAT = unnamed("float64");
  public static final GoType STRING = unnamed("string");
  public static final GoType STRINGS = unnamed("[]string");
  public static final GoType LIST = unnamed("[]interface {}");
  public static final GoType STRING_MAP = unnamed("map[string]string");
  public static final GoType MAP = unnamed("map[string]interface {}");
  public static final GoType TIME = new GoType("time.Time", "struct {}");
  public static final GoType DURATION = new GoType("time.Duration", "int64");

  /** Text that is safe in HTML as it stands. */
  public static final GoType HTML = new GoType("template.HTML", "string");

  /** Text that is a safe URL. */
  public static final GoType URL = new GoType("template.URL", "string");

  /** A type that is named by what it is: {@code []string}, {@code *template.Data}. */
  public static GoType unnamed(String name) {
    return new GoType(name, name);
  }

  /** Whether a value of the other type may stand where this one is wanted, by Go's rules. */
  public boolean accepts(GoType other) {
    boolean sameUnderneath = underlying.equals(other.underlying) && !isBasic();
    return isAny() || equals(other) || (sameUnderneath && (isLiteral() || other.isLiteral()));
  }

  /** Whether nil may stand where this type is wanted. */
  public boolean acceptsNil() {
    return isAny()
        || underlying.startsWith("[]")
        || underlying.startsWith("map[")
        || underlying.startsWith("*")
        || underlying.startsWith("func(");
  }

  /** Whether every value is accepted. */
  public boolean isAny() {
    return underlying.equals(ANY.underlying);
  }

  boolean isPointer() {
    return name.startsWith("*");
  }

  /** The type of the elements of a list, the values of a map. */
  GoType element() {
    int end = underlying.indexOf(']');
    return end < 0 ? ANY : unnamed(underlying.substring(end + 1));
  }

  private boolean isLiteral() {
    return name.equals(underlying);
  }

  private boolean isBasic() {
    return switch (underlying) {
      case "bool", "int", "int64", "uint8", "float64", "string" -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
