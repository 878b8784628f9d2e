package io.freqwatch.gotemplate;

import io.freqwatch.gotemplate.parse.Node;
import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoPrint;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import java.util.ArrayList;
import java.util.List;

/** Calls functions and methods, once their arguments are found to fit. */
final class Calls {
  private final Execution execution;
  private final Evaluation evaluation;

  Calls(Execution execution, Evaluation evaluation) {
    this.execution = execution;
    this.evaluation = evaluation;
  }

  GoValue call(Builtin function, Node.Identifier name, CallSite site) {
    return switch (function) {
      case Builtin.Plain(GoFunction plain) -> call(plain, site);
      case Builtin.ShortCircuit decided -> decide(decided, site);
      case Builtin.Caller _ -> callValue(name, site);
    };
  }

  GoValue call(GoFunction function, CallSite site) {
    checkCount(function, site);
    return limited(function, arguments(function, site), site);
  }

  private void checkCount(GoFunction function, CallSite site) {
    int wanted = function.parameters().size();
    String start = "wrong number of args for " + function.name() + ": want ";
    if (function.further().isPresent() && site.count() < wanted) {
      throw evaluation.error(start + "at least " + wanted + " got " + site.arguments().size());
    }
    if (function.further().isEmpty() && site.count() != wanted) {
      throw evaluation.error(start + wanted + " got " + site.count());
    }
  }

  private List<GoValue> arguments(GoFunction function, CallSite site) {
    List<GoValue> values = new ArrayList<>();
    for (Node argument : site.arguments()) {
      values.add(evaluation.argument(argument, function.parameter(values.size()), site.dot()));
    }
    site.piped()
        .ifPresent(piped -> values.add(evaluation.check(piped, function.parameter(values.size()))));
    return values;
  }

  private GoValue limited(GoFunction function, List<GoValue> arguments, CallSite site) {
    try {
      GoValue result = function.body().apply(new Arguments(arguments));
      int limit = execution.limits().characters();
      if (result instanceof GoValue.Text(String text, _) && text.length() > limit) {
        throw new FunctionException("the text is longer than " + limit + " characters");
      }
      return result;
    } catch (FunctionException e) {
      evaluation.at(site.node());
      throw evaluation.error(
          new FunctionException("error calling " + function.name() + ": " + e.getMessage(), e));
    }
  }

  private GoValue decide(Builtin.ShortCircuit function, CallSite site) {
    if (site.count() == 0) {
      throw evaluation.error(
          "wrong number of args for " + function.name() + ": want at least 1 got 0");
    }
    GoValue value = GoValue.nil();
    for (Node argument : site.arguments()) {
      value = evaluation.argument(argument, GoType.ANY, site.dot());
      if (Truth.of(value) == function.until()) {
        return value;
      }
    }
    return site.piped().orElse(value);
  }

  private GoValue callValue(Node.Identifier name, CallSite site) {
    GoFunction any =
        GoFunction.variadic(
            name.name(), List.of(GoType.ANY), GoType.ANY, a -> callFirst(a, shownFirst(site)));
    return call(any, site);
  }

  private static String shownFirst(CallSite site) {
    return site.arguments().isEmpty()
        ? GoPrint.shown(site.piped().orElse(GoValue.nil()))
        : site.arguments().getFirst().source();
  }

  private GoValue callFirst(Arguments arguments, String shown) {
    GoValue first = arguments.value(0);
    if (first instanceof GoValue.Nil) {
      throw new FunctionException("call of nil");
    }
    if (!(first instanceof GoValue.Callable(GoFunction function))) {
      throw new FunctionException("non-function " + shown + " of type " + first.type());
    }
    List<GoValue> rest = arguments.from(1);
    int wanted = function.parameters().size();
    boolean fits = function.further().isPresent() ? rest.size() >= wanted : rest.size() == wanted;
    if (!fits) {
      throw new FunctionException(
          "wrong number of args for "
              + function.name()
              + ": got "
              + rest.size()
              + " want "
              + wanted);
    }
    checkTypes(function, rest);
    return function.body().apply(new Arguments(rest));
  }

  private static void checkTypes(GoFunction function, List<GoValue> values) {
    for (int i = 0; i < values.size(); i++) {
      GoType wanted = function.parameter(i);
      GoType given = values.get(i).type();
      boolean isNil = values.get(i) instanceof GoValue.Nil;
      if (isNil ? !wanted.acceptsNil() : !wanted.accepts(given)) {
        throw new FunctionException(
            "arg " + i + ": value has type " + given + "; should be " + wanted);
      }
    }
  }
}
