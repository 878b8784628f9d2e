package io.freqwatch.app;

import java.util.Locale;

/** What people type. */
final class Answers {
  private Answers() {}

  static boolean isYes(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|j|ja");
  }
}
