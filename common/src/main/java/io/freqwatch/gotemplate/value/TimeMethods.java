package io.freqwatch.gotemplate.value;

import static io.freqwatch.gotemplate.value.Methods.getter;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Go's {@code time.Time} can do, as far as templates have use for it. */
final class TimeMethods {
  private static final List<GoType> A_TIME = List.of(GoType.TIME);

  private TimeMethods() {}

  static Map<String, GoFunction> of(ZonedDateTime time) {
    return Methods.of(
        GoFunction.of(
            "Format", List.of(GoType.STRING), a -> GoValue.of(TimeLayout.format(time, a.text(0)))),
        getter("String", () -> GoValue.of(TimeLayout.format(time, TimeLayout.DEFAULT))),
        getter("UTC", () -> GoValue.of(time.withZoneSameInstant(ZoneOffset.UTC))),
        getter("Local", () -> GoValue.of(time.withZoneSameInstant(ZoneId.systemDefault()))),
        getter("Unix", () -> int64(time.toEpochSecond())),
        getter("UnixMilli", () -> int64(time.toInstant().toEpochMilli())),
        getter("Year", () -> GoValue.of((long) time.getYear())),
        getter(
            "Month",
            () ->
                named(
                    "time.Month", time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH))),
        getter("Day", () -> GoValue.of((long) time.getDayOfMonth())),
        getter(
            "Weekday",
            () ->
                named(
                    "time.Weekday",
                    time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))),
        getter("Hour", () -> GoValue.of((long) time.getHour())),
        getter("Minute", () -> GoValue.of((long) time.getMinute())),
        getter("Second", () -> GoValue.of((long) time.getSecond())),
        getter("Nanosecond", () -> GoValue.of((long) time.getNano())),
        getter("YearDay", () -> GoValue.of((long) time.getDayOfYear())),
        getter("IsZero", () -> GoValue.of(isZero(time))),
        GoFunction.of("After", A_TIME, a -> GoValue.of(compare(time, a) > 0)),
        GoFunction.of("Before", A_TIME, a -> GoValue.of(compare(time, a) < 0)),
        GoFunction.of("Equal", A_TIME, a -> GoValue.of(compare(time, a) == 0)),
        GoFunction.of(
            "Add",
            List.of(GoType.DURATION),
            a -> GoValue.of(time.plus(a.integer(0), ChronoUnit.NANOS))),
        GoFunction.of("Sub", A_TIME, a -> GoDuration.between(a.time(0), time)));
  }

  private static int compare(ZonedDateTime time, Arguments arguments) {
    return time.toInstant().compareTo(arguments.time(0).toInstant());
  }

  private static boolean isZero(ZonedDateTime time) {
    return time.toInstant().equals(GoDuration.ZERO_TIME.toInstant());
  }

  private static GoValue int64(long value) {
    return new GoValue.Int(value, GoType.INT64);
  }

  /** A month or a day of the week, by its name. */
  private static GoValue named(String type, String name) {
    return new GoValue.Text(name, new GoType(type, "string"));
  }
}
