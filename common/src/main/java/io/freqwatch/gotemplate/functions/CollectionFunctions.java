package io.freqwatch.gotemplate.functions;

import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoJson;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.gotemplate.value.ValueSize;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The functions of Alertmanager's templates that make lists and maps, and JSON of them. */
final class CollectionFunctions {
  private static final int MAX_ELEMENTS = 10_000;

  private CollectionFunctions() {}

  static FunctionSet all() {
    return FunctionSet.of(
        GoFunction.variadic(
            "stringSlice", List.of(), GoType.STRING, a -> GoValue.strings(a.allTexts())),
        GoFunction.variadic(
            "list", List.of(), GoType.ANY, a -> GoValue.list(GoType.LIST, a.values())),
        GoFunction.variadic(
            "append", List.of(GoType.LIST), GoType.ANY, CollectionFunctions::append),
        GoFunction.variadic("dict", List.of(), GoType.ANY, CollectionFunctions::dict),
        GoFunction.of("toJson", CommonFunctions.ANYTHING, CollectionFunctions::json));
  }

  private static GoValue append(Arguments arguments) {
    List<GoValue> elements = new ArrayList<>(arguments.list(0));
    elements.addAll(arguments.from(1));
    if (elements.size() > MAX_ELEMENTS) {
      throw new FunctionException("the list has more than " + MAX_ELEMENTS + " elements");
    }
    return GoValue.list(GoType.LIST, elements);
  }

  private static GoValue dict(Arguments arguments) {
    List<GoValue> values = arguments.values();
    if (values.size() % 2 != 0) {
      throw new FunctionException("dict requires an even number of arguments");
    }
    TreeMap<String, GoValue> entries = new TreeMap<>();
    for (int i = 0; i < values.size(); i += 2) {
      if (!values.get(i).type().equals(GoType.STRING)) {
        throw new FunctionException("dict keys must be strings");
      }
      entries.put(arguments.text(i), values.get(i + 1));
    }
    return GoValue.map(entries);
  }

  private static GoValue json(Arguments arguments) {
    ValueSize.check(arguments.value(0), CommonFunctions.MAX_TEXT);
    return GoValue.of(GoJson.write(arguments.value(0)));
  }
}
