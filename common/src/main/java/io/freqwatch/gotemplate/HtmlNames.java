package io.freqwatch.gotemplate;

import java.util.Locale;
import java.util.Set;

/** What names and spaces are in HTML, and what elements hold other than elements. */
final class HtmlNames {
  private static final Set<String> CODE = Set.of("script", "style");
  private static final Set<String> TEXT = Set.of("textarea", "title");

  private HtmlNames() {}

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  /** Whether everything up to the end tag is text. */
  static boolean holdsRawText(String element) {
    return CODE.contains(element) || TEXT.contains(element);
  }

  static boolean holdsCode(String element) {
    return CODE.contains(element);
  }

  /** Where the name that begins at a position ends; the position itself where none does. */
  static int endOfTagName(String text, int start) {
    if (start >= text.length() || !isLetter(text.charAt(start))) {
      return start;
    }
    int at = start + 1;
    while (at < text.length() && isPart(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isPart(String text, int at) {
    char c = text.charAt(at);
    boolean joins = c == '-' || c == ':';
    return isLetterOrDigit(c)
        || (joins && at + 1 < text.length() && isLetterOrDigit(text.charAt(at + 1)));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLetterOrDigit(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }

  /** Where the end tag of an element begins, or -1. */
  static int indexOfEndTag(String text, int from, String element) {
    return text.toLowerCase(Locale.ROOT).indexOf("</" + element, from);
  }
}
