package io.freqwatch.promql.engine;

import org.jspecify.annotations.Nullable;

/** The functions of ranges that have a quick way for floats, by name. */
final class FloatFunctions {
  private FloatFunctions() {}

  /** A new one for a call; null where there is none. */
  static @Nullable FloatFunction named(String name) {
    return switch (name) {
      case "rate" -> new FloatRate(true, true);
      case "increase" -> new FloatRate(true, false);
      case "delta" -> new FloatRate(false, false);
      case "max_over_time" -> new FloatExtreme(1);
      case "min_over_time" -> new FloatExtreme(-1);
      case "sum_over_time" -> new FloatTotal(false);
      case "avg_over_time" -> new FloatTotal(true);
      case "count_over_time", "present_over_time", "first_over_time", "last_over_time" ->
          FloatPick.named(name);
      case "changes" -> new FloatChanges(false);
      case "resets" -> new FloatChanges(true);
      default -> null;
    };
  }
}
