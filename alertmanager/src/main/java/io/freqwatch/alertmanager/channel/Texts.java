package io.freqwatch.alertmanager.channel;

/** Texts as providers measure and take them. */
final class Texts {
  private static final String ELLIPSIS = "…";

  private Texts() {}

  /** Plain text of at most so many UTF-16 units, with an ellipsis where something is left out. */
  static String shortened(String text, int units) {
    if (text.length() <= units) {
      return text;
    }
    int end = Math.max(0, units - 1);
    end -= end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    return text.substring(0, end) + ELLIPSIS;
  }

  /** What another program says, fit for a line of a log. */
  static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** HTML as plain text of HTML, at most so many units of it. */
  static String shortenedHtml(String html, int units) {
    String text = visible(html);
    String escaped = escaped(shortened(text, units));
    for (int kept = units; escaped.length() > units; kept = kept * 3 / 4) {
      escaped = escaped(shortened(text, kept));
    }
    return escaped;
  }

  /** What a reader sees of HTML: no tags, entities as what they stand for. */
  static String visible(String html) {
    return withoutTags(html)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#43;", "+")
        .replace("&amp;", "&");
  }

  private static String withoutTags(String html) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
      int close = html.indexOf('>', open);
      if (close < 0) {
        break;
      }
      text.append(html, at, open);
      at = close + 1;
    }
    return text.append(html, at, html.length()).toString();
  }

  /** Text in which no sign of HTML is left. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
