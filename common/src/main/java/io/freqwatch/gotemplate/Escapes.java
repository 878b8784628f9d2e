package io.freqwatch.gotemplate;

import io.freqwatch.model.GoQuote;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text made safe for HTML, JavaScript and the query of a URL, as {@code text/template} does. */
final class Escapes {
  private static final String JS_QUOTED = "\\'\"<>&=";

  private Escapes() {}

  static String html(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 0 -> escaped.append('\ufffd');
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  static String js(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> appendJs(escaped, c));
    return escaped.toString();
  }

  private static void appendJs(StringBuilder escaped, int c) {
    if (c == '\\' || c == '\'' || c == '"') {
      escaped.append('\\').appendCodePoint(c);
    } else if (JS_QUOTED.indexOf(c) >= 0 || c < ' ' || (c > 0x7f && !GoQuote.isPrintable(c))) {
      escaped.append("\\u%04X".formatted(c));
    } else {
      escaped.appendCodePoint(c);
    }
  }

  static String urlQuery(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  static int compareUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
