package io.freqwatch.gotemplate.functions;

/** Words with a capital at their beginning. */
final class TitleCase {
  private static final String JOINERS = "'.:\u2019\u00b7";

  private TitleCase() {}

  /**
   * @param lowersRest whether the other letters of a word become small, as they do in Alertmanager
   *     and do not in Prometheus
   */
  static String of(String text, boolean lowersRest) {
    StringBuilder result = new StringBuilder();
    boolean inWord = false;
    boolean hadLetter = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      inWord = inWord ? continues(text, i, c) : isWordPart(c);
      hadLetter &= inWord;
      if (!hadLetter && Character.isLetter(c)) {
        result.appendCodePoint(Character.toTitleCase(c));
        hadLetter = true;
      } else {
        result.appendCodePoint(lowersRest ? Character.toLowerCase(c) : c);
      }
    }
    return result.toString();
  }

  private static boolean continues(String text, int at, int c) {
    return isWordPart(c) || (JOINERS.indexOf(c) >= 0 && isBetweenLetters(text, at));
  }

  private static boolean isBetweenLetters(String text, int at) {
    boolean before = at > 0 && Character.isLetter(text.charAt(at - 1));
    return before && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
  }

  private static boolean isWordPart(int c) {
    return c == '_'
        || Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
