package io.freqwatch.promql.engine;

/** Text in the order people expect: numbers within it by their size. */
final class NaturalOrder {
  private NaturalOrder() {}

  static int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int iEnd = end(left, i);
      int jEnd = end(right, j);
      String leftPart = left.substring(i, iEnd);
      String rightPart = right.substring(j, jEnd);
      int order = comparePart(leftPart, rightPart);
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
    return (left.length() - i) - (right.length() - j);
  }

  private static int end(String text, int start) {
    boolean digits = isDigit(text.charAt(start));
    int end = start + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  private static int comparePart(String left, String right) {
    if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
      return left.compareTo(right);
    }
    String a = left.replaceFirst("^0+(?=.)", "");
    String b = right.replaceFirst("^0+(?=.)", "");
    int order = a.length() == b.length() ? a.compareTo(b) : a.length() - b.length();
    return order != 0 ? order : right.length() - left.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
