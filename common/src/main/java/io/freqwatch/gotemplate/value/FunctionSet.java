package io.freqwatch.gotemplate.value;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions by name. Immutable. */
public final class FunctionSet {
  private final Map<String, GoFunction> functions;

  private FunctionSet(Map<String, GoFunction> functions) {
    this.functions = Map.copyOf(functions);
  }

  public static FunctionSet of(GoFunction... functions) {
    return of(List.of(functions));
  }

  /** Of functions with the same name the last one holds. */
  public static FunctionSet of(Collection<GoFunction> functions) {
    Map<String, GoFunction> byName = new HashMap<>();
    functions.forEach(each -> byName.put(each.name(), each));
    return new FunctionSet(byName);
  }

  /** These functions and others, which replace those of the same name. */
  public FunctionSet plus(FunctionSet others) {
    Map<String, GoFunction> all = new HashMap<>(functions);
    all.putAll(others.functions);
    return new FunctionSet(all);
  }

  public Optional<GoFunction> find(String name) {
    return Optional.ofNullable(functions.get(name));
  }
}
