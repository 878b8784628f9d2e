package io.freqwatch.gotemplate.value;

import java.util.List;
import java.util.Optional;

/**
 * A function that templates call: its parameters with their types, the type of any further
 * arguments where it takes such, and what it does. The interpreter checks number and types before
 * the call; a method has its receiver bound already.
 */
public record GoFunction(
    String name, List<GoType> parameters, Optional<GoType> further, Body body) {
  /** Copies the parameters. */
  public GoFunction {
    parameters = List.copyOf(parameters);
  }

  /** What a function does; called by the thread that executes the template. */
  @FunctionalInterface
  public interface Body {
    /**
     * @param arguments as many as there are parameters, and of their types
     * @throws FunctionException where the function fails
     */
    GoValue apply(Arguments arguments);
  }

  /** A function of a fixed number of arguments. */
  public static GoFunction of(String name, List<GoType> parameters, Body body) {
    return new GoFunction(name, parameters, Optional.empty(), body);
  }

  /** A function of any number of arguments beyond the parameters. */
  public static GoFunction variadic(
      String name, List<GoType> parameters, GoType further, Body body) {
    return new GoFunction(name, parameters, Optional.of(further), body);
  }

  /** The type wanted for the argument at an index from 0. */
  public GoType parameter(int index) {
    return index < parameters.size() ? parameters.get(index) : further.orElse(GoType.ANY);
  }
}
