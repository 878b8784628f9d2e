package io.freqwatch.web.prometheus;

/**
 * How well a text holds the characters of a pattern in their order: each run of them counts with
 * the square of its length, what lies before and between them takes a little away, and what follows
 * half as much. 1 is the pattern itself, 0 no match. Source: the documentation of Prometheus'
 * search API, fuzzy matching.
 */
final class SubsequenceScore {
  private final int[] pattern;

  SubsequenceScore(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  double of(String candidate) {
    int[] text = candidate.codePoints().toArray();
    if (pattern.length == 0) {
      return 1;
    }
    double best = -1;
    for (int start = 0; start <= text.length - pattern.length; start++) {
      if (text[start] == pattern[0]) {
        double score = from(start, text);
        if (Double.isNaN(score)) {
          break;
        }
        best = Math.max(best, score);
      }
    }
    boolean same = text.length == pattern.length && best > 0;
    return same ? 1 : Math.max(0, best / ((double) pattern.length * pattern.length));
  }

  /** The score of the first match from a place on; no number where there is none. */
  private double from(int start, int... text) {
    double score = 0;
    int matched = 0;
    int end = 0;
    int at = start;
    while (matched < pattern.length) {
      while (at < text.length && text[at] != pattern[matched]) {
        at++;
      }
      int run = at;
      while (at < text.length && matched < pattern.length && text[at] == pattern[matched]) {
        at++;
        matched++;
      }
      if (at == run) {
        return Double.NaN;
      }
      int length = at - run;
      score += (double) length * length - (double) (run - end) / text.length;
      end = at;
    }
    return score - (text.length - end) / (2.0 * text.length);
  }
}
