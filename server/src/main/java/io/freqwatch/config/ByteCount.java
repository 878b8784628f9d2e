package io.freqwatch.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Prometheus' {@code retention.size} takes them: 512MB, 10GB; a KB is 1,024 bytes. */
final class ByteCount {
  static final String EXPECTED = "a size such as 512MB or 10GB";

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(B|KB|MB|GB|TB)");

  private ByteCount() {}

  /**
   * @throws IllegalArgumentException where the text has another form
   */
  static long parse(String text) {
    Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text + " is no size");
    }
    int power =
        switch (matcher.group(2)) {
          case "KB" -> 1;
          case "MB" -> 2;
          case "GB" -> 3;
          case "TB" -> 4;
          default -> 0;
        };
    return Long.parseLong(matcher.group(1)) << 10 * power;
  }
}
