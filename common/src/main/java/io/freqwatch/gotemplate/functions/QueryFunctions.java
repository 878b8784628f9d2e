package io.freqwatch.gotemplate.functions;

import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that ask for series and take their answers apart. */
final class QueryFunctions {
  private static final GoType SAMPLE = GoType.unnamed("*template.sample");
  private static final GoType RESULT = new GoType("template.queryResult", "[]*template.sample");
  private static final List<GoType> ONE_SAMPLE = List.of(SAMPLE);

  private QueryFunctions() {}

  static FunctionSet of(RuleQuery query) {
    return FunctionSet.of(
        GoFunction.of("query", CommonFunctions.TEXT, a -> result(query.query(a.text(0)))),
        GoFunction.of("first", List.of(RESULT), QueryFunctions::first),
        GoFunction.of(
            "label",
            List.of(GoType.STRING, SAMPLE),
            a -> GoValue.of(label(sample(a, 1), a.text(0)))),
        GoFunction.of("value", ONE_SAMPLE, a -> field(sample(a, 0), "Value")),
        GoFunction.of("strvalue", ONE_SAMPLE, a -> GoValue.of(label(sample(a, 0), "__value__"))),
        GoFunction.of("sortByLabel", List.of(GoType.STRING, RESULT), QueryFunctions::sort));
  }

  private static GoValue result(List<RuleQuery.Sample> samples) {
    return GoValue.list(RESULT, samples.stream().map(QueryFunctions::value).toList());
  }

  private static GoValue value(RuleQuery.Sample sample) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Labels", GoValue.stringMap(sample.labels()));
    fields.put("Value", GoValue.of(sample.value()));
    return new GoValue.Struct(SAMPLE, fields, Map.of());
  }

  private static GoValue first(Arguments arguments) {
    if (arguments.list(0).isEmpty()) {
      throw new FunctionException("first() called on vector with no elements");
    }
    return arguments.list(0).getFirst();
  }

  private static GoValue sort(Arguments arguments) {
    String name = arguments.text(0);
    List<GoValue> sorted =
        arguments.list(1).stream().sorted(Comparator.comparing(each -> label(each, name))).toList();
    return GoValue.list(RESULT, sorted);
  }

  private static GoValue sample(Arguments arguments, int index) {
    if (arguments.value(index) instanceof GoValue.Nil) {
      throw new FunctionException(
          "runtime error: invalid memory address or nil pointer dereference");
    }
    return arguments.value(index);
  }

  private static String label(GoValue sample, String name) {
    return field(sample, "Labels") instanceof GoValue.Mapping labels
            && labels.entries().get(name) instanceof GoValue.Text(String text, _)
        ? text
        : "";
  }

  private static GoValue field(GoValue sample, String name) {
    return sample instanceof GoValue.Struct struct
        ? struct.fields().getOrDefault(name, GoValue.nil())
        : GoValue.nil();
  }
}
