package io.freqwatch.app;

import java.math.BigDecimal;

/** Durations as Go prints them: {@code 1h59m45.001s}. */
final class GoDuration {
  private GoDuration() {}

  static String format(long millis) {
    if (millis == 0) {
      return "0s";
    }
    if (Math.abs(millis) < 1000) {
      return millis + "ms";
    }
    long rest = Math.abs(millis);
    StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
    if (rest >= 3_600_000) {
      text.append(rest / 3_600_000).append('h');
    }
    if (rest >= 60_000) {
      text.append(rest / 60_000 % 60).append('m');
    }
    BigDecimal seconds = BigDecimal.valueOf(rest % 60_000, 3).stripTrailingZeros();
    return text.append(seconds.toPlainString()).append('s').toString();
  }
}
