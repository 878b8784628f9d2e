package io.freqwatch.gotemplate.value;

import java.util.Collection;

/**
 * Refuses values that would print endlessly: lists may hold each other many times, so that a small
 * template makes a value of astronomic size.
 */
public final class ValueSize {
  private static final int MAX_DEPTH = 100;

  private long left;

  private ValueSize(long limit) {
    this.left = limit;
  }

  /**
   * @param limit on the characters of all texts and the number of all other values
   * @throws FunctionException where the value is larger, or nested deeper than 100 levels
   */
  public static void check(GoValue value, long limit) {
    new ValueSize(limit).visit(value, 0);
  }

  private void visit(GoValue value, int depth) {
    switch (value) {
      case GoValue.Text(String text, _) -> take(1 + text.length(), depth);
      case GoValue.Sequence list -> visitAll(list.elements(), depth);
      case GoValue.Mapping map -> {
        map.entries().keySet().forEach(key -> take(1 + key.length(), depth));
        visitAll(map.entries().values(), depth);
      }
      case GoValue.Struct struct -> visitAll(struct.fields().values(), depth);
      case GoValue.Nil _,
          GoValue.Bool _,
          GoValue.Int _,
          GoValue.Float64 _,
          GoValue.Time _,
          GoValue.Callable _ ->
          take(1, depth);
    }
  }

  private void visitAll(Collection<GoValue> values, int depth) {
    take(1, depth);
    values.forEach(each -> visit(each, depth + 1));
  }

  private void take(int size, int depth) {
    left -= size;
    if (left < 0 || depth > MAX_DEPTH) {
      throw new FunctionException("the value is too large to be printed");
    }
  }
}
