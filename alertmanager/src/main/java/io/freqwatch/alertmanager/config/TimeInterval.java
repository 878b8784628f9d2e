package io.freqwatch.alertmanager.config;

import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A span of time that recurs: a moment is in it when each list that is not empty has a range with
 * it. Source: Alertmanager's timeinterval.
 *
 * @param minutes of the day, the end excluded
 * @param weekdays 0 is Sunday
 * @param daysOfMonth from 1, or from -1 backwards from the month's end
 */
public record TimeInterval(
    List<Range> minutes,
    List<Range> weekdays,
    List<Range> daysOfMonth,
    List<Range> months,
    List<Range> years,
    ZoneId zone) {
  /** Whole numbers; both bounds are in it, but for the end of minutes. */
  public record Range(int begin, int end) {
    boolean holds(int value) {
      return begin <= value && value <= end;
    }
  }

  public TimeInterval {
    minutes = List.copyOf(minutes);
    weekdays = List.copyOf(weekdays);
    daysOfMonth = List.copyOf(daysOfMonth);
    months = List.copyOf(months);
    years = List.copyOf(years);
  }

  public boolean contains(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    return containsMinute(local.toLocalTime())
        && containsDay(local)
        && contains(months, local, ZonedDateTime::getMonthValue)
        && contains(weekdays, local, each -> each.getDayOfWeek().getValue() % 7)
        && contains(years, local, ZonedDateTime::getYear);
  }

  private static boolean contains(
      List<Range> ranges, ZonedDateTime moment, ToIntFunction<ZonedDateTime> field) {
    int value = field.applyAsInt(moment);
    return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.holds(value));
  }

  private boolean containsMinute(LocalTime time) {
    int minute = time.toSecondOfDay() / 60;
    return minutes.isEmpty()
        || minutes.stream().anyMatch(range -> range.begin() <= minute && minute < range.end());
  }

  private boolean containsDay(ZonedDateTime moment) {
    int length = YearMonth.from(moment).lengthOfMonth();
    int day = moment.getDayOfMonth();
    return daysOfMonth.isEmpty()
        || daysOfMonth.stream().anyMatch(range -> containsDay(range, day, length));
  }

  /** Bounds behind the month's end are moved to it; a range wholly behind it has no day. */
  private static boolean containsDay(Range range, int day, int length) {
    int begin = range.begin() < 0 ? length + range.begin() + 1 : range.begin();
    int end = range.end() < 0 ? length + range.end() + 1 : range.end();
    if (begin > length || end < 1) {
      return false;
    }
    return Math.max(begin, 1) <= day && day <= Math.min(end, length);
  }
}
