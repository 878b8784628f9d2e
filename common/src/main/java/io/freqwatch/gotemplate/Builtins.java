package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoPrint;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.gotemplate.value.ValueSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** The functions of the language itself. */
final class Builtins {
  private static final List<GoType> ONE = List.of(GoType.ANY);
  private static final List<GoType> TWO = List.of(GoType.ANY, GoType.ANY);

  private final int limit;

  private Builtins(int limit) {
    this.limit = limit;
  }

  /** The functions that are called with the values of their arguments. */
  static FunctionSet of(ExecutionLimits limits) {
    return new Builtins(limits.characters()).functions();
  }

  /** The functions whose arguments the language itself treats. */
  static Optional<Builtin> special(String name) {
    return switch (name) {
      case "and" -> Optional.of(new Builtin.ShortCircuit("and", false));
      case "or" -> Optional.of(new Builtin.ShortCircuit("or", true));
      case "call" -> Optional.of(new Builtin.Caller());
      default -> Optional.empty();
    };
  }

  private FunctionSet functions() {
    return FunctionSet.of(
        GoFunction.of("not", ONE, a -> GoValue.of(!Truth.of(a.value(0)))),
        GoFunction.of("len", ONE, a -> GoValue.of(length(a.value(0)))),
        GoFunction.variadic("index", ONE, GoType.ANY, a -> Indexing.index(a.value(0), a.from(1))),
        GoFunction.variadic("slice", ONE, GoType.ANY, a -> Indexing.slice(a.value(0), a.from(1))),
        GoFunction.variadic(
            "eq", ONE, GoType.ANY, a -> GoValue.of(Comparison.equal(a.value(0), a.from(1)))),
        GoFunction.of("ne", TWO, a -> GoValue.of(!Comparison.equal(a.value(0), a.from(1)))),
        compare("lt", Comparison::less),
        compare("le", Comparison::lessOrEqual),
        compare("gt", (a, b) -> !Comparison.lessOrEqual(a, b)),
        compare("ge", (a, b) -> !Comparison.less(a, b)),
        GoFunction.variadic("print", List.of(), GoType.ANY, a -> text(GoPrint.sprint(sized(a)))),
        GoFunction.variadic(
            "println", List.of(), GoType.ANY, a -> text(GoPrint.sprintln(sized(a)))),
        GoFunction.variadic("printf", List.of(GoType.STRING), GoType.ANY, this::printf),
        escaper("html", Escapes::html),
        escaper("js", Escapes::js),
        escaper("urlquery", Escapes::urlQuery));
  }

  private static GoFunction compare(String name, BiPredicate<GoValue, GoValue> test) {
    return GoFunction.of(name, TWO, a -> GoValue.of(test.test(a.value(0), a.value(1))));
  }

  private GoFunction escaper(String name, UnaryOperator<String> escape) {
    return GoFunction.variadic(
        name, List.of(), GoType.ANY, a -> text(escape.apply(GoPrint.sprintShown(sized(a)))));
  }

  private GoValue printf(Arguments arguments) {
    List<GoValue> operands = arguments.from(1);
    operands.forEach(each -> ValueSize.check(each, limit));
    return text(GoPrint.sprintf(arguments.text(0), operands, limit));
  }

  private List<GoValue> sized(Arguments arguments) {
    arguments.values().forEach(each -> ValueSize.check(each, limit));
    return arguments.values();
  }

  private static GoValue text(String text) {
    return GoValue.of(text);
  }

  private static long length(GoValue value) {
    return switch (value) {
      case GoValue.Text(String text, _) -> text.getBytes(StandardCharsets.UTF_8).length;
      case GoValue.Sequence list -> list.elements().size();
      case GoValue.Mapping map -> map.entries().size();
      case GoValue.Nil _ ->
          throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
      case GoValue.Bool _,
          GoValue.Int _,
          GoValue.Float64 _,
          GoValue.Struct _,
          GoValue.Time _,
          GoValue.Callable _ ->
          throw new FunctionException("len of type " + value.type());
    };
  }
}
