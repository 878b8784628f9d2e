package io.freqwatch.gotemplate;

/** Text made safe within HTML, as {@code html/template} does. */
final class HtmlEscape {
  private HtmlEscape() {}

  static String all(String text) {
    return Escapes.html(text).replace("+", "&#43;");
  }

  /** For text that is HTML already: what is escaped stays so. */
  static String keepingEntities(String html) {
    return all(html).replace("&amp;", "&");
  }

  /** The text of HTML without its tags. */
  static String withoutTags(String html) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      int end = tag < 0 ? html.length() : tag;
      text.append(html, at, end);
      int close = tag < 0 ? -1 : html.indexOf('>', tag);
      at = close < 0 ? html.length() : close + 1;
    }
    return text.toString();
  }
}
