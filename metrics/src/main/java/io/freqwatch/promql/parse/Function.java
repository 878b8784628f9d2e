package io.freqwatch.promql.parse;

import io.freqwatch.promql.ValueType;
import java.util.List;

/**
 * The signature of a function.
 *
 * @param arguments their types; the last one repeats as often as {@code variadic} says
 * @param variadic 0 for exactly these arguments, n for the last n being optional, -1 for the last
 *     one given any number of times, also none
 */
public record Function(
    String name, List<ValueType> arguments, int variadic, ValueType returns, boolean experimental) {
  public Function {
    arguments = List.copyOf(arguments);
  }

  int fewest() {
    return arguments.size() - Math.abs(variadic);
  }

  int most() {
    return variadic < 0 ? Integer.MAX_VALUE : arguments.size();
  }

  ValueType argument(int index) {
    return arguments.get(Math.min(index, arguments.size() - 1));
  }
}
