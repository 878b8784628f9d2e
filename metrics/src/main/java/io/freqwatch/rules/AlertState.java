package io.freqwatch.rules;

import java.util.Locale;

/** Where an alert stands, least urgent first. */
public enum AlertState {
  /** The expression gives it no more. */
  INACTIVE,
  /** The expression gives it, though not for long enough yet. */
  PENDING,
  FIRING;

  /** The word in series and answers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
