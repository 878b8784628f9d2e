package io.freqwatch.promql.parse;

import io.freqwatch.promql.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions of the language. */
public final class Functions {
  /**
   * Name and types: s a scalar, t a text, v a vector, m a range of samples; {@code ?} behind an
   * argument makes it optional, {@code *} lets it be given any number of times; the result stands
   * behind {@code :}, an exclamation mark in front says that it is experimental.
   */
  private static final String SIGNATURES =
      """
      abs v:v
      absent v:v
      absent_over_time m:v
      acos v:v
      acosh v:v
      asin v:v
      asinh v:v
      atan v:v
      atanh v:v
      avg_over_time m:v
      ceil v:v
      changes m:v
      clamp vss:v
      clamp_max vs:v
      clamp_min vs:v
      cos v:v
      cosh v:v
      count_over_time m:v
      day_of_month v?:v
      day_of_week v?:v
      day_of_year v?:v
      days_in_month v?:v
      deg v:v
      delta m:v
      deriv m:v
      !double_exponential_smoothing mss:v
      !end :s
      exp v:v
      first_over_time m:v
      floor v:v
      histogram_avg v:v
      histogram_count v:v
      histogram_fraction ssv:v
      histogram_quantile sv:v
      !histogram_quantiles vtss*:v
      histogram_stddev v:v
      histogram_stdvar v:v
      histogram_sum v:v
      hour v?:v
      idelta m:v
      increase m:v
      !info vv?:v
      irate m:v
      label_join vttt*:v
      label_replace vtttt:v
      last_over_time m:v
      ln v:v
      log10 v:v
      log2 v:v
      !mad_over_time m:v
      !max_of ss:s
      max_over_time m:v
      !min_of ss:s
      min_over_time m:v
      minute v?:v
      month v?:v
      pi :s
      predict_linear ms:v
      present_over_time m:v
      quantile_over_time sm:v
      rad v:v
      !range :s
      rate m:v
      resets m:v
      round vs?:v
      scalar v:s
      sgn v:v
      sin v:v
      sinh v:v
      sort v:v
      !sort_by_label vt*:v
      !sort_by_label_desc vt*:v
      sort_desc v:v
      sqrt v:v
      !start :s
      !start_timestamp v:v
      stddev_over_time m:v
      stdvar_over_time m:v
      !step :s
      sum_over_time m:v
      tan v:v
      tanh v:v
      time :s
      timestamp v:v
      !ts_of_first_over_time m:v
      !ts_of_last_over_time m:v
      !ts_of_max_over_time m:v
      !ts_of_min_over_time m:v
      vector s:v
      year v?:v
      """;

  private static final Map<String, Function> BY_NAME = read();

  private Functions() {}

  /** Null where there is none of this name. */
  public static @Nullable Function named(String name) {
    return BY_NAME.get(name);
  }

  /** All of them, by name. */
  public static Collection<Function> all() {
    return BY_NAME.values();
  }

  private static Map<String, Function> read() {
    Map<String, Function> functions = new TreeMap<>();
    SIGNATURES
        .lines()
        .forEach(
            line -> {
              Function function = read(line.split(" ", 2));
              functions.put(function.name(), function);
            });
    return functions;
  }

  private static Function read(String[] line) {
    boolean experimental = line[0].startsWith("!");
    String[] types = line[1].split(":", 2);
    List<ValueType> arguments = new ArrayList<>();
    int variadic = 0;
    for (char c : types[0].toCharArray()) {
      switch (c) {
        case '?' -> variadic++;
        case '*' -> variadic = -1;
        default -> arguments.add(type(c));
      }
    }
    String name = experimental ? line[0].substring(1) : line[0];
    return new Function(name, arguments, variadic, type(types[1].charAt(0)), experimental);
  }

  private static ValueType type(char letter) {
    return switch (letter) {
      case 's' -> ValueType.SCALAR;
      case 't' -> ValueType.STRING;
      case 'v' -> ValueType.VECTOR;
      case 'm' -> ValueType.MATRIX;
      default -> throw new IllegalArgumentException("no type has the letter " + letter);
    };
  }
}
