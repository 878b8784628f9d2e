package io.freqwatch.gotemplate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Addresses made safe within attributes, as {@code html/template} does. */
final class HtmlUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
  private static final String UNRESERVED = "-._~";
  private static final String RESERVED = "!#$&*+,/:;=?@[]";

  private HtmlUrl() {}

  /** Whether the address has a scheme that cannot run a program, or none. */
  static boolean isHarmless(String url) {
    int colon = url.indexOf(':');
    boolean hasScheme = colon >= 0 && url.lastIndexOf('/', colon) < 0;
    return !hasScheme || SCHEMES.contains(url.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  /** Escapes what cannot stand in a URL; what separates its parts too, unless it is one already. */
  static String escape(String text, boolean isUrl) {
    StringBuilder escaped = new StringBuilder();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) Byte.toUnsignedInt(bytes[i]);
      boolean kept = isPlain(c) || (isUrl && (RESERVED.indexOf(c) >= 0 || isEscape(bytes, i)));
      escaped.append(kept ? Character.toString(c) : "%%%02x".formatted((int) c));
    }
    return escaped.toString();
  }

  private static boolean isPlain(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || UNRESERVED.indexOf(c) >= 0;
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return bytes[at] == '%'
        && at + 2 < bytes.length
        && Character.digit(bytes[at + 1], 16) >= 0
        && Character.digit(bytes[at + 2], 16) >= 0;
  }
}
