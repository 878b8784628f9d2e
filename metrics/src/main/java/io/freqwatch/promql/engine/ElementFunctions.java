package io.freqwatch.promql.engine;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of one float each. */
final class ElementFunctions {
  private static final double LOG_2 = Math.log(2);

  private static final Map<String, DoubleUnaryOperator> BY_NAME =
      Map.ofEntries(
          Map.entry("abs", Math::abs),
          Map.entry("acos", Math::acos),
          Map.entry("acosh", ElementFunctions::acosh),
          Map.entry("asin", Math::asin),
          Map.entry("asinh", ElementFunctions::asinh),
          Map.entry("atan", Math::atan),
          Map.entry("atanh", ElementFunctions::atanh),
          Map.entry("ceil", Math::ceil),
          Map.entry("cos", Math::cos),
          Map.entry("cosh", Math::cosh),
          Map.entry("deg", value -> value * 180 / Math.PI),
          Map.entry("exp", Math::exp),
          Map.entry("floor", Math::floor),
          Map.entry("ln", Math::log),
          Map.entry("log10", Math::log10),
          Map.entry("log2", ElementFunctions::log2),
          Map.entry("rad", value -> value * Math.PI / 180),
          Map.entry("sgn", value -> value == 0 ? value : Math.signum(value)),
          Map.entry("sin", Math::sin),
          Map.entry("sinh", Math::sinh),
          Map.entry("sqrt", Math::sqrt),
          Map.entry("tan", Math::tan),
          Map.entry("tanh", Math::tanh));

  private ElementFunctions() {}

  static @Nullable DoubleUnaryOperator named(String name) {
    return BY_NAME.get(name);
  }

  /** Exact for powers of two, as Go's is. */
  private static double log2(double value) {
    if (value > 0 && !Double.isInfinite(value)) {
      int exponent = Math.getExponent(value);
      if (Math.scalb(1.0, exponent) == value) {
        return exponent;
      }
    }
    return Math.log(value) / LOG_2;
  }

  private static double acosh(double value) {
    return Math.log(value + Math.sqrt(value * value - 1));
  }

  private static double asinh(double value) {
    if (value == 0 || Double.isInfinite(value)) {
      return value;
    }
    double absolute = Math.abs(value);
    double square = absolute * absolute;
    return Math.copySign(Math.log1p(absolute + square / (1 + Math.sqrt(1 + square))), value);
  }

  private static double atanh(double value) {
    return Math.log1p(2 * value / (1 - value)) / 2;
  }
}
