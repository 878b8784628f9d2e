package io.freqwatch.tsdb.block;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a block: 48 bits of time and 80 of chance in 26 letters and digits, which sort by
 * time (github.com/ulid/spec).
 */
public final class Ulid {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("[0-7][" + DIGITS + "]{25}");
  private static final int TIME_DIGITS = 10;
  private static final int RANDOM_DIGITS = 16;

  private Ulid() {}

  public static String create(long millis, RandomGenerator random) {
    StringBuilder text = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
    for (int i = TIME_DIGITS - 1; i >= 0; i--) {
      text.append(DIGITS.charAt((int) (millis >>> (5 * i)) & 31));
    }
    for (int i = 0; i < RANDOM_DIGITS; i++) {
      text.append(DIGITS.charAt(random.nextInt(32)));
    }
    return text.toString();
  }

  /** Whether a text has the form. */
  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }
}
