package io.freqwatch.app;

import java.util.Locale;

/** What people type and read. */
final class Words {
  private Words() {}

  /** A number of bots, in words that fit. */
  static String bots(int count) {
    return count == 1 ? "1 bot" : count + " bots";
  }

  static boolean isYes(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|j|ja");
  }
}
