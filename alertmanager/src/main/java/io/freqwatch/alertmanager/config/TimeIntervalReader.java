package io.freqwatch.alertmanager.config;

import io.freqwatch.alertmanager.config.TimeInterval.Range;
import io.freqwatch.codec.YamlMapping;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one element of {@code time_intervals}. */
final class TimeIntervalReader {
  private static final List<String> WEEKDAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00");

  private TimeIntervalReader() {}

  static TimeInterval read(YamlMapping written) {
    TimeInterval interval =
        new TimeInterval(
            minutes(written),
            ranges(written, "weekdays", "days such as monday:friday", TimeIntervalReader::weekday),
            daysOfMonth(written),
            ranges(written, "months", "months such as january:march", TimeIntervalReader::month),
            ranges(written, "years", "years such as 2026:2027", Integer::parseInt),
            written
                .optional("location", "a place of the time zone database", TimeIntervalReader::zone)
                .orElse(ZoneOffset.UTC));
    written.rejectUnknownKeys();
    return interval;
  }

  private static List<Range> minutes(YamlMapping written) {
    List<Range> ranges = new ArrayList<>();
    for (YamlMapping times : written.mappings("times")) {
      Optional<Integer> begin = minute(times, "start_time");
      Optional<Integer> end = minute(times, "end_time");
      if (begin.isPresent() && end.isPresent()) {
        if (begin.get() >= end.get()) {
          times.problem("end_time", "no later than the start", "a time after start_time");
        }
        ranges.add(new Range(begin.get(), end.get()));
      }
      times.rejectUnknownKeys();
    }
    return ranges;
  }

  private static Optional<Integer> minute(YamlMapping times, String key) {
    Optional<Integer> found = times.optional(key, "a time such as 08:30", TimeIntervalReader::time);
    if (!times.has(key)) {
      times.problem(key, "nothing", "a time such as 08:30");
    }
    return found;
  }

  private static int time(String text) {
    Matcher matcher = CLOCK.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return 60 * Integer.parseInt(text.substring(0, 2)) + Integer.parseInt(text.substring(3));
  }

  private static List<Range> ranges(
      YamlMapping written, String key, String expected, ToIntFunction<String> parser) {
    List<Range> ranges = new ArrayList<>();
    for (String text : written.texts(key)) {
      try {
        Range range = range(text, parser);
        if (range.begin() > range.end()) {
          throw new IllegalArgumentException(text);
        }
        ranges.add(range);
      } catch (IllegalArgumentException ignored) { // the problem says it better
        written.problem(key, "\"" + text + "\"", expected);
      }
    }
    return ranges;
  }

  private static Range range(String text, ToIntFunction<String> parser) {
    String[] bounds = text.toLowerCase(Locale.ROOT).split(":", -1);
    if (bounds.length > 2) {
      throw new IllegalArgumentException(text);
    }
    int begin = parser.applyAsInt(bounds[0].strip());
    return new Range(begin, bounds.length == 1 ? begin : parser.applyAsInt(bounds[1].strip()));
  }

  /** Either end may count from the month's end, but a range that begins there ends there. */
  private static List<Range> daysOfMonth(YamlMapping written) {
    List<Range> ranges = new ArrayList<>();
    for (String text : written.texts("days_of_month")) {
      try {
        Range range = range(text, TimeIntervalReader::day);
        if (isBackwards(range)) {
          throw new IllegalArgumentException(text);
        }
        ranges.add(range);
      } catch (IllegalArgumentException ignored) { // the problem says it better
        written.problem(
            "days_of_month", "\"" + text + "\"", "days such as 1:5 or -3:-1, from 1 to 31");
      }
    }
    return ranges;
  }

  private static boolean isBackwards(Range range) {
    if (range.begin() < 0) {
      return range.end() > 0 || range.end() < range.begin();
    }
    int latestEnd = range.end() < 0 ? 31 + range.end() + 1 : range.end();
    return latestEnd < range.begin();
  }

  private static int day(String text) {
    int day = Integer.parseInt(text);
    if (day == 0 || Math.abs(day) > 31) {
      throw new IllegalArgumentException(text);
    }
    return day;
  }

  private static int weekday(String text) {
    return place(WEEKDAYS, text);
  }

  private static int month(String text) {
    return MONTHS.contains(text) ? place(MONTHS, text) + 1 : monthNumber(text);
  }

  private static int monthNumber(String text) {
    int month = Integer.parseInt(text);
    if (month < 1 || month > 12) {
      throw new IllegalArgumentException(text);
    }
    return month;
  }

  private static int place(List<String> names, String text) {
    int place = names.indexOf(text);
    if (place < 0) {
      throw new IllegalArgumentException(text);
    }
    return place;
  }

  private static ZoneId zone(String text) {
    if (text.equals("Local")) {
      return ZoneId.systemDefault();
    }
    try {
      return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
