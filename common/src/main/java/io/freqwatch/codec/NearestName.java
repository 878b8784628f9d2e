package io.freqwatch.codec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that a person probably meant: at most two letters away. */
final class NearestName {
  private static final int MAX_DISTANCE = 2;

  private NearestName() {}

  static Optional<String> of(String written, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(written, name) <= MAX_DISTANCE)
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /** Levenshtein's distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
