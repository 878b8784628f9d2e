package io.freqwatch.gotemplate.value;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of time zones as the zone database abbreviates them: CET, EST, +03. */
final class ZoneName {
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private ZoneName() {}

  static String of(ZonedDateTime time, boolean daylight) {
    String name = SHORT.format(time);
    boolean abbreviated = name.matches("[A-Z]{2,5}");
    return abbreviated ? name : numeric(time.getOffset().getTotalSeconds());
  }

  private static String numeric(int seconds) {
    int minutes = Math.abs(seconds) / 60;
    String hours = (seconds < 0 ? "-" : "+") + "%02d".formatted(minutes / 60);
    return minutes % 60 == 0 ? hours : hours + "%02d".formatted(minutes % 60);
  }
}
