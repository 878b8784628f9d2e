package io.freqwatch.web.prometheus;

/**
 * How alike two texts are, from 0 to 1: common characters at nearby places, those in another order
 * counted half, and a bonus for up to four at the beginning. Source: W. E. Winkler, String
 * Comparator Metrics and Enhanced Decision Rules (1990).
 */
final class JaroWinkler {
  private static final double PREFIX_WEIGHT = 0.1;
  private static final int LONGEST_PREFIX = 4;

  private JaroWinkler() {}

  static double similarity(String first, String second) {
    int[] a = first.codePoints().toArray();
    int[] b = second.codePoints().toArray();
    double jaro = jaro(a, b);
    int prefix = 0;
    int most = Math.min(LONGEST_PREFIX, Math.min(a.length, b.length));
    while (prefix < most && a[prefix] == b[prefix]) {
      prefix++;
    }
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
  }

  private static double jaro(int[] a, int[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == b.length ? 1 : 0;
    }
    int reach = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
    boolean[] usedA = new boolean[a.length];
    boolean[] usedB = new boolean[b.length];
    int common = 0;
    for (int i = 0; i < a.length; i++) {
      int last = Math.min(b.length - 1, i + reach);
      for (int j = Math.max(0, i - reach); j <= last; j++) {
        if (!usedB[j] && a[i] == b[j]) {
          usedA[i] = true;
          usedB[j] = true;
          common++;
          break;
        }
      }
    }
    if (common == 0) {
      return 0;
    }
    double outOfOrder = outOfOrder(a, usedA, b, usedB) / 2.0;
    return ((double) common / a.length
            + (double) common / b.length
            + (common - outOfOrder) / common)
        / 3;
  }

  private static int outOfOrder(int[] a, boolean[] usedA, int[] b, boolean[] usedB) {
    int count = 0;
    int j = 0;
    for (int i = 0; i < a.length; i++) {
      if (usedA[i]) {
        while (!usedB[j]) {
          j++;
        }
        count += a[i] == b[j++] ? 0 : 1;
      }
    }
    return count;
  }
}
