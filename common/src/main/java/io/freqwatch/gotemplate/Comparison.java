package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoPrint;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.util.List;

/**
 * Comparison as in Go: only between values of one kind, so that an integer equals no floating-point
 * number. A byte and an integer compare by value.
 */
final class Comparison {
  private Comparison() {}

  /** Whether the first value equals one of the others. */
  static boolean equal(GoValue first, List<GoValue> others) {
    if (others.isEmpty()) {
      throw new FunctionException("missing argument for comparison");
    }
    for (GoValue other : others) {
      if (equal(first, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equal(GoValue a, GoValue b) {
    if (a instanceof GoValue.Nil || b instanceof GoValue.Nil) {
      return a instanceof GoValue.Nil && b instanceof GoValue.Nil;
    }
    String kind = kind(a);
    if (!kind.equals(kind(b))) {
      throw incompatible(a, b);
    }
    return switch (kind) {
      case "" -> equalOthers(a, b);
      case "bool" -> a.equals(b);
      case "float" -> number(a) == number(b);
      default -> compare(a, b) == 0;
    };
  }

  private static boolean equalOthers(GoValue a, GoValue b) {
    boolean comparable = b instanceof GoValue.Struct || b instanceof GoValue.Time;
    if (comparable && a.getClass() == b.getClass()) {
      return a.equals(b);
    }
    GoType type = b.type();
    String shown = GoPrint.sprintf("%s", List.of(b), Integer.MAX_VALUE);
    throw new FunctionException("non-comparable type " + shown + ": " + type);
  }

  static boolean less(GoValue a, GoValue b) {
    String kind = orderedKind(a);
    if (!kind.equals(orderedKind(b))) {
      throw incompatible(a, b);
    }
    if (kind.equals("bool")) {
      throw invalid();
    }
    return kind.equals("float") ? number(a) < number(b) : compare(a, b) < 0;
  }

  static boolean lessOrEqual(GoValue a, GoValue b) {
    return less(a, b) || equal(a, b);
  }

  private static String orderedKind(GoValue value) {
    String kind = kind(value);
    if (kind.isEmpty()) {
      throw invalid();
    }
    return kind;
  }

  private static String kind(GoValue value) {
    return switch (value) {
      case GoValue.Bool _ -> "bool";
      case GoValue.Int _ -> "int";
      case GoValue.Float64 _ -> "float";
      case GoValue.Text _ -> "string";
      case GoValue.Nil _,
          GoValue.Sequence _,
          GoValue.Mapping _,
          GoValue.Struct _,
          GoValue.Time _,
          GoValue.Callable _ ->
          "";
    };
  }

  private static double number(GoValue value) {
    return value instanceof GoValue.Float64(double number) ? number : Double.NaN;
  }

  /** Integers by value; text by its bytes in UTF-8, which is the order of its code points. */
  private static int compare(GoValue a, GoValue b) {
    if (a instanceof GoValue.Int(long x, _) && b instanceof GoValue.Int(long y, _)) {
      return Long.compare(x, y);
    }
    return Escapes.compareUtf8(GoPrint.text(a), GoPrint.text(b));
  }

  private static FunctionException invalid() {
    return new FunctionException("invalid type for comparison");
  }

  private static FunctionException incompatible(GoValue a, GoValue b) {
    return new FunctionException(
        "incompatible types for comparison: " + a.type() + " and " + b.type());
  }
}
