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

  /** What a reader sees of HTML: no tags, entities as what they stand for. */
  static String visible(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#43;", "+")
        .replace("&amp;", "&");
  }

  /** Text in which no sign of HTML is left. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
