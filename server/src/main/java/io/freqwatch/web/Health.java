package io.freqwatch.web;

import java.util.Locale;

/** How urgent a bot's condition is. */
enum Health {
  OK,
  WARNING,
  PROBLEM;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
