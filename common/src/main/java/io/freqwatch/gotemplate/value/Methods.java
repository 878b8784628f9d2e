package io.freqwatch.gotemplate.value;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the methods of values; each holds its receiver. */
public final class Methods {
  private Methods() {}

  public static Map<String, GoFunction> of(GoFunction... methods) {
    return Stream.of(methods).collect(Collectors.toMap(GoFunction::name, Function.identity()));
  }

  /** A method without parameters. */
  public static GoFunction getter(String name, Supplier<GoValue> result) {
    return GoFunction.of(name, List.of(), _ -> result.get());
  }
}
