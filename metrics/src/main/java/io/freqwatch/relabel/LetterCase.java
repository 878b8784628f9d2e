package io.freqwatch.relabel;

import java.util.function.IntUnaryOperator;

/**
 * Letters one by one, as in Go: Java's own {@code toUpperCase} makes two letters of a German sharp
 * s and looks at a sigma's neighbours.
 */
final class LetterCase {
  private LetterCase() {}

  static String lower(String text) {
    return map(text, Character::toLowerCase);
  }

  static String upper(String text) {
    return map(text, Character::toUpperCase);
  }

  private static String map(String text, IntUnaryOperator letter) {
    int[] letters = text.codePoints().map(letter).toArray();
    return new String(letters, 0, letters.length);
  }
}
