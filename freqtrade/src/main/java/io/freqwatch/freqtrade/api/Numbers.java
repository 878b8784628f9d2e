package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/** Finite numbers out of text. */
final class Numbers {
  private static final int MAX_LENGTH = 40;

  private Numbers() {}

  /** The number that a text spells; null where it spells none that is finite. */
  static @Nullable Double parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return finite(Double.parseDouble(text));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
