package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.GoValue;

/** What counts as true: all but the empty values. */
final class Truth {
  private Truth() {}

  static boolean of(GoValue value) {
    return switch (value) {
      case GoValue.Nil _ -> false;
      case GoValue.Bool(boolean bool) -> bool;
      case GoValue.Int(long number, _) -> number != 0;
      case GoValue.Float64(double number) -> number != 0;
      case GoValue.Text(String text, _) -> !text.isEmpty();
      case GoValue.Sequence list -> !list.elements().isEmpty();
      case GoValue.Mapping map -> !map.entries().isEmpty();
      case GoValue.Struct _, GoValue.Time _, GoValue.Callable _ -> true;
    };
  }
}
