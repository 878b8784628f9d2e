package io.freqwatch.gotemplate.value;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Times by Go's layouts, which show how one certain moment would look: {@code 2006-01-02 15:04:05
 * -0700 MST}. Source: the documentation of Go's package {@code time}.
 */
public final class TimeLayout {
  /** The layout of {@code time.Time.String}. */
  public static final String DEFAULT = "2006-01-02 15:04:05.999999999 -0700 MST";

  private record Part(String text, Function<ZonedDateTime, String> written) {}

  /** Of parts that begin alike the longer stands first. */
  private static final List<Part> PARTS =
      List.of(
          new Part("January", t -> t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
          new Part("Jan", t -> t.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)),
          new Part("Monday", t -> t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
          new Part("Mon", t -> t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)),
          new Part("MST", TimeLayout::zone),
          new Part("002", t -> "%03d".formatted(t.getDayOfYear())),
          new Part("01", t -> "%02d".formatted(t.getMonthValue())),
          new Part("02", t -> "%02d".formatted(t.getDayOfMonth())),
          new Part("03", t -> "%02d".formatted(twelve(t))),
          new Part("04", t -> "%02d".formatted(t.getMinute())),
          new Part("05", t -> "%02d".formatted(t.getSecond())),
          new Part("06", t -> "%02d".formatted(t.getYear() % 100)),
          new Part("15", t -> "%02d".formatted(t.getHour())),
          new Part("1", t -> Integer.toString(t.getMonthValue())),
          new Part("2006", t -> "%04d".formatted(t.getYear())),
          new Part("2", t -> Integer.toString(t.getDayOfMonth())),
          new Part("__2", t -> "%3d".formatted(t.getDayOfYear())),
          new Part("_2006", t -> "_%04d".formatted(t.getYear())),
          new Part("_2", t -> "%2d".formatted(t.getDayOfMonth())),
          new Part("3", t -> Integer.toString(twelve(t))),
          new Part("4", t -> Integer.toString(t.getMinute())),
          new Part("5", t -> Integer.toString(t.getSecond())),
          new Part("PM", t -> t.getHour() >= 12 ? "PM" : "AM"),
          new Part("pm", t -> t.getHour() >= 12 ? "pm" : "am"),
          new Part("-07:00:00", t -> offset(t, ":", 3)),
          new Part("-070000", t -> offset(t, "", 3)),
          new Part("-07:00", t -> offset(t, ":", 2)),
          new Part("-0700", t -> offset(t, "", 2)),
          new Part("-07", t -> offset(t, "", 1)),
          new Part("Z07:00:00", t -> zulu(t, ":", 3)),
          new Part("Z070000", t -> zulu(t, "", 3)),
          new Part("Z07:00", t -> zulu(t, ":", 2)),
          new Part("Z0700", t -> zulu(t, "", 2)),
          new Part("Z07", t -> zulu(t, "", 1)));

  private TimeLayout() {}

  /** The time as the layout shows it; what is no part of a time stands for itself. */
  public static String format(ZonedDateTime time, String layout) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < layout.length()) {
      Part part = partAt(layout, at);
      int fraction = fractionLength(layout, at);
      if (fraction > 0) {
        text.append(fraction(time, layout.substring(at, at + fraction)));
        at += fraction;
      } else if (part != null) {
        text.append(part.written().apply(time));
        at += part.text().length();
      } else {
        text.append(layout.charAt(at++));
      }
    }
    return text.toString();
  }

  private static @Nullable Part partAt(String layout, int at) {
    for (Part part : PARTS) {
      if (layout.startsWith(part.text(), at) && isWhole(part, layout, at)) {
        return part;
      }
    }
    return null;
  }

  /** "Jan" and "Mon" are not the beginnings of words. */
  private static boolean isWhole(Part part, String layout, int at) {
    int end = at + part.text().length();
    boolean name = part.text().equals("Jan") || part.text().equals("Mon");
    return !name || end >= layout.length() || !isLower(layout.charAt(end));
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Length of a point or comma with zeros or nines, as far as no other digit follows. */
  private static int fractionLength(String layout, int at) {
    char mark = layout.charAt(at);
    char digit = at + 1 < layout.length() ? layout.charAt(at + 1) : 'x';
    if ((mark != '.' && mark != ',') || (digit != '0' && digit != '9')) {
      return 0;
    }
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean more = end < layout.length() && Character.isDigit(layout.charAt(end));
    return more ? 0 : end - at;
  }

  private static String fraction(ZonedDateTime time, String form) {
    int count = Math.min(9, form.length() - 1);
    String digits = "%09d".formatted(time.getNano()).substring(0, count);
    if (form.charAt(1) == '0') {
      return form.charAt(0) + digits;
    }
    String shortened = digits.replaceFirst("0+$", "");
    return shortened.isEmpty() ? "" : form.charAt(0) + shortened;
  }

  private static int twelve(ZonedDateTime time) {
    return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
  }

  private static String zone(ZonedDateTime time) {
    String name = time.getZone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    boolean daylight = time.getZone().getRules().isDaylightSavings(time.toInstant());
    if (time.getOffset().getTotalSeconds() == 0 && (name.equals("Z") || name.equals("UTC"))) {
      return "UTC";
    }
    return ZoneName.of(time, daylight);
  }

  private static String offset(ZonedDateTime time, String separator, int parts) {
    int seconds = time.getOffset().getTotalSeconds();
    int magnitude = Math.abs(seconds);
    String text = (seconds < 0 ? "-" : "+") + "%02d".formatted(magnitude / 3600);
    text += parts > 1 ? separator + "%02d".formatted(magnitude / 60 % 60) : "";
    return parts > 2 ? text + separator + "%02d".formatted(magnitude % 60) : text;
  }

  private static String zulu(ZonedDateTime time, String separator, int parts) {
    return time.getOffset().getTotalSeconds() == 0 ? "Z" : offset(time, separator, parts);
  }
}
