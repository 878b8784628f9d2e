package io.freqwatch.gotemplate;

import java.util.Locale;
import java.util.Set;

/** What an attribute of HTML holds. Source: the tables of Go's {@code html/template}. */
enum HtmlAttribute {
  /** Text. */
  PLAIN,
  /** A URL. */
  ADDRESS,
  /** A script, a style, or lists of URLs, which are not escaped here. */
  CODE;

  private static final Set<String> ADDRESSES =
      Set.of(
          "action",
          "archive",
          "background",
          "cite",
          "classid",
          "codebase",
          "data",
          "formaction",
          "href",
          "icon",
          "longdesc",
          "manifest",
          "poster",
          "profile",
          "src",
          "usemap",
          "xmlns");
  private static final Set<String> KNOWN_TEXT = Set.of("srclang", "srcdoc");

  static HtmlAttribute of(String written) {
    String name = withoutPrefix(written.toLowerCase(Locale.ROOT));
    if (name.equals("style")
        || name.equals("srcset")
        || name.equals("imagesrcset")
        || name.equals("srcdoc")
        || name.startsWith("on")) {
      return CODE;
    }
    boolean looksLike = name.contains("src") || name.contains("uri") || name.contains("url");
    boolean address = ADDRESSES.contains(name) || (looksLike && !KNOWN_TEXT.contains(name));
    return address ? ADDRESS : PLAIN;
  }

  private static String withoutPrefix(String name) {
    if (name.startsWith("data-")) {
      return name.substring("data-".length());
    }
    int colon = name.indexOf(':');
    if (colon < 0) {
      return name;
    }
    return name.startsWith("xmlns:") ? "xmlns" : name.substring(colon + 1);
  }
}
