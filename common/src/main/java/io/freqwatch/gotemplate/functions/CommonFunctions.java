package io.freqwatch.gotemplate.functions;

import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.FunctionSet;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.GoQuote;
import io.freqwatch.model.RegexSearch;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The functions that Prometheus and Alertmanager have both, and that do the same in both. */
final class CommonFunctions {
  static final int MAX_TEXT = 1 << 20;
  static final List<GoType> TEXT = List.of(GoType.STRING);
  static final List<GoType> ANYTHING = List.of(GoType.ANY);
  private static final List<GoType> TWO_TEXTS = List.of(GoType.STRING, GoType.STRING);
  private static final List<GoType> THREE_TEXTS =
      List.of(GoType.STRING, GoType.STRING, GoType.STRING);

  private CommonFunctions() {}

  static FunctionSet all() {
    return FunctionSet.of(
        text("toUpper", text -> text.toUpperCase(Locale.ROOT)),
        text("toLower", text -> text.toLowerCase(Locale.ROOT)),
        GoFunction.of("safeHtml", TEXT, a -> new GoValue.Text(a.text(0), GoType.HTML)),
        GoFunction.of("match", TWO_TEXTS, CommonFunctions::match),
        GoFunction.of("reReplaceAll", THREE_TEXTS, CommonFunctions::replaceAll),
        GoFunction.of(
            "humanizeDuration",
            ANYTHING,
            a -> GoValue.of(Humanize.duration(Floats.of(a.value(0))))));
  }

  /** A function of one text that gives another. */
  static GoFunction text(String name, UnaryOperator<String> change) {
    return GoFunction.of(name, TEXT, a -> GoValue.of(change.apply(a.text(0))));
  }

  private static GoValue match(Arguments arguments) {
    try {
      return GoValue.of(RegexSearch.of(arguments.text(0)).finds(arguments.text(1)));
    } catch (IllegalArgumentException e) {
      throw new FunctionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static GoValue replaceAll(Arguments arguments) {
    RegexSearch pattern = compile(arguments.text(0));
    try {
      return GoValue.of(pattern.replaceAll(arguments.text(2), arguments.text(1), MAX_TEXT));
    } catch (IllegalArgumentException e) {
      throw new FunctionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static RegexSearch compile(String expression) {
    try {
      return RegexSearch.of(expression);
    } catch (IllegalArgumentException e) {
      String shown = expression.contains("`") ? GoQuote.quote(expression) : "`" + expression + "`";
      throw new FunctionException("regexp: Compile(" + shown + "): " + e.getMessage(), e);
    }
  }
}
