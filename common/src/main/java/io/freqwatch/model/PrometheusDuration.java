package io.freqwatch.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Prometheus writes them: {@code 1h30m}, {@code 15s}, {@code 90d}. Units y w d h m s
 * ms, in this order, each at most once; a year has 365 days; at most 292 years. Source:
 * prometheus/common model/time.go.
 */
public final class PrometheusDuration {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(\\d{1,6})y)?(?:(\\d{1,6})w)?(?:(\\d{1,7})d)?(?:(\\d{1,8})h)?(?:(\\d{1,9})m)?"
              + "(?:(\\d{1,11})s)?(?:(\\d{1,14})ms)?");
  private static final long[] UNIT_MILLIS = {
    365 * 86_400_000L, 7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L
  };
  private static final long MAX_MILLIS = 292 * UNIT_MILLIS[0];
  private static final String[] UNITS = {"y", "w", "d", "h", "m", "s", "ms"};

  private PrometheusDuration() {}

  /**
   * @throws IllegalArgumentException where the text is no such duration
   */
  public static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw invalid(text, "expected for example 15s, 5m, 1h30m or 90d");
    }
    long millis = 0;
    for (int i = 0; i < UNIT_MILLIS.length; i++) {
      String digits = matcher.group(i + 1);
      if (digits != null) {
        millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(digits), UNIT_MILLIS[i]));
      }
    }
    if (millis > MAX_MILLIS) {
      throw invalid(text, "expected at most 292y");
    }
    return Duration.ofMillis(millis);
  }

  private static IllegalArgumentException invalid(String text, String expected) {
    return new IllegalArgumentException(
        "not a valid duration: \"" + text + "\" (" + expected + ")");
  }

  /**
   * The shortest form that {@link #parse} reads back; weeks and years only where they are whole.
   */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < UNITS.length; i++) {
      boolean onlyWhole = i < 3;
      long unit = UNIT_MILLIS[i];
      if (millis >= unit && (!onlyWhole || millis % unit == 0)) {
        text.append(millis / unit).append(UNITS[i]);
        millis %= unit;
      }
    }
    return text.toString();
  }
}
