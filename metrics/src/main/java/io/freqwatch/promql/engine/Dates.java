package io.freqwatch.promql.engine;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;

/** Functions of points in time, given in seconds, in UTC. */
final class Dates {
  private static final double LARGEST = 3e16;

  private static final Map<String, ToIntFunction<LocalDateTime>> BY_NAME =
      Map.of(
          "day_of_month",
          LocalDateTime::getDayOfMonth,
          "day_of_week",
          time -> time.getDayOfWeek().getValue() % 7,
          "day_of_year",
          LocalDateTime::getDayOfYear,
          "days_in_month",
          time -> time.toLocalDate().lengthOfMonth(),
          "hour",
          LocalDateTime::getHour,
          "minute",
          LocalDateTime::getMinute,
          "month",
          LocalDateTime::getMonthValue,
          "year",
          LocalDateTime::getYear);

  private Dates() {}

  static boolean isDate(String name) {
    return BY_NAME.containsKey(name);
  }

  static DoubleUnaryOperator named(String name) {
    ToIntFunction<LocalDateTime> part = BY_NAME.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no function of dates is called " + name);
    }
    return seconds -> Math.abs(seconds) < LARGEST ? part.applyAsInt(at(seconds)) : Double.NaN;
  }

  private static LocalDateTime at(double seconds) {
    return LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC);
  }
}
