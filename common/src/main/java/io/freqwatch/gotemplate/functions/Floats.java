package io.freqwatch.gotemplate.functions;

import io.freqwatch.gotemplate.value.FunctionException;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.model.GoQuote;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers from what templates hold for such: numbers, durations in seconds, and text. */
final class Floats {
  private static final int MAX_LENGTH = 400;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?0x([0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+)p[+-]?[0-9]+");

  private Floats() {}

  /**
   * @throws FunctionException where the value is no number
   */
  static double of(GoValue value) {
    return switch (value) {
      case GoValue.Float64(double number) -> number;
      case GoValue.Int(long nanos, GoType type) when type.equals(GoType.DURATION) ->
          nanos / NANOS_PER_SECOND;
      case GoValue.Int(long number, GoType type)
          when type.equals(GoType.INT) || type.equals(GoType.INT64) ->
          number;
      case GoValue.Text(String text, GoType type) when type.equals(GoType.STRING) -> parse(text);
      case GoValue.Nil _ -> throw notFloat("<nil>");
      case GoValue.Bool _,
          GoValue.Int _,
          GoValue.Text _,
          GoValue.Sequence _,
          GoValue.Mapping _,
          GoValue.Struct _,
          GoValue.Time _,
          GoValue.Callable _ ->
          throw notFloat(value.type().name());
    };
  }

  private static FunctionException notFloat(String type) {
    return new FunctionException("can't convert " + type + " to float");
  }

  private static double parse(String text) {
    String plain = text.replace("_", "").toLowerCase(Locale.ROOT);
    if (plain.length() > MAX_LENGTH) {
      throw invalid(text);
    }
    return switch (plain) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> finite(text, plain);
    };
  }

  private static double finite(String text, String plain) {
    if (!DECIMAL.matcher(plain).matches() && !HEXADECIMAL.matcher(plain).matches()) {
      throw invalid(text);
    }
    double value = Double.parseDouble(plain);
    if (Double.isInfinite(value)) {
      throw new FunctionException(
          "strconv.ParseFloat: parsing " + GoQuote.quote(text) + ": value out of range");
    }
    return value;
  }

  private static FunctionException invalid(String text) {
    return new FunctionException(
        "strconv.ParseFloat: parsing " + GoQuote.quote(text) + ": invalid syntax");
  }
}
