package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The variables of one template while it is executed, innermost last. */
final class Variables {
  private final List<String> names = new ArrayList<>();
  private final List<GoValue> values = new ArrayList<>();

  Variables(GoValue data) {
    push("$", data);
  }

  int mark() {
    return names.size();
  }

  void popTo(int mark) {
    names.subList(mark, names.size()).clear();
    values.subList(mark, values.size()).clear();
  }

  void push(String name, GoValue value) {
    names.add(name);
    values.add(value);
  }

  Optional<GoValue> find(String name) {
    int index = names.lastIndexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }

  /** Answers whether there is such a variable. */
  boolean assign(String name, GoValue value) {
    int index = names.lastIndexOf(name);
    if (index >= 0) {
      values.set(index, value);
    }
    return index >= 0;
  }

  /** Sets the variable declared last (1), or the one before it (2). */
  void setFromTop(int place, GoValue value) {
    values.set(values.size() - place, value);
  }
}
