package io.freqwatch.gotemplate.value;

import static io.freqwatch.gotemplate.value.Methods.getter;

import java.math.BigDecimal;
import java.util.Map;

/** What Go's {@code time.Duration} can do; durations are in nanoseconds. */
final class DurationMethods {
  private static final long MICROSECOND = 1_000L;
  private static final long MILLISECOND = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private DurationMethods() {}

  static Map<String, GoFunction> of(long nanos) {
    return Methods.of(
        getter("String", () -> GoValue.of(text(nanos))),
        getter("Hours", () -> GoValue.of((double) nanos / HOUR)),
        getter("Minutes", () -> GoValue.of((double) nanos / MINUTE)),
        getter("Seconds", () -> GoValue.of((double) nanos / SECOND)),
        getter("Milliseconds", () -> int64(nanos / MILLISECOND)),
        getter("Microseconds", () -> int64(nanos / MICROSECOND)),
        getter("Nanoseconds", () -> int64(nanos)));
  }

  private static GoValue int64(long value) {
    return new GoValue.Int(value, GoType.INT64);
  }

  /** {@code 1h2m3.5s}, {@code 1.5ms}, {@code 0s}. */
  static String text(long nanos) {
    String sign = nanos < 0 ? "-" : "";
    long magnitude = Math.abs(nanos);
    return sign + (magnitude < SECOND ? small(magnitude) : large(magnitude));
  }

  private static String small(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < MICROSECOND) {
      return nanos + "ns";
    }
    return nanos < MILLISECOND
        ? decimal(nanos, MICROSECOND) + "µs"
        : decimal(nanos, MILLISECOND) + "ms";
  }

  private static String large(long nanos) {
    String hours = nanos >= HOUR ? nanos / HOUR + "h" : "";
    String minutes = nanos >= MINUTE ? nanos / MINUTE % 60 + "m" : "";
    return hours + minutes + decimal(nanos % MINUTE, SECOND) + "s";
  }

  private static String decimal(long nanos, long unit) {
    return BigDecimal.valueOf(nanos)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }
}
