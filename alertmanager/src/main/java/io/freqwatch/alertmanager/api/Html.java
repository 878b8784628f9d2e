package io.freqwatch.alertmanager.api;

import org.jspecify.annotations.Nullable;

/** The few pages of HTML that port 9093 has, without scripts and styles. */
final class Html {
  private Html() {}

  static String escaped(@Nullable String text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * @param body is HTML already
   */
  static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark"><title>%1$s</title></head>
    <body><h1>%1$s</h1>
    %2$s
    </body>
    </html>
    """
        .formatted(escaped(title), body);
  }
}
