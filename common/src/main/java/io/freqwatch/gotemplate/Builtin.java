package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.GoFunction;

/** A function by its name: one that is called, or one of those that the language itself treats. */
sealed interface Builtin {
  /** Called with the values of its arguments. */
  record Plain(GoFunction function) implements Builtin {}

  /** {@code and} or {@code or}: evaluates arguments until one decides. */
  record ShortCircuit(String name, boolean until) implements Builtin {}

  /** {@code call}: its first argument is the function. */
  record Caller() implements Builtin {}
}
