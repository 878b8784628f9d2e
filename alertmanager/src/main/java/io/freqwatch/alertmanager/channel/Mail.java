package io.freqwatch.alertmanager.channel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail as it goes over the wire: headers, and the same words as text and as HTML.
 *
 * @param headers in their order, with values as {@link MailHeader} encodes them
 * @param id of the message, the same at each attempt
 */
record Mail(
    MailAddress from,
    List<MailAddress> to,
    Map<String, String> headers,
    String id,
    Instant date,
    String text,
    String html) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String END = "\r\n";

  /** In ASCII, lines ended as mail wants it. */
  String wire() {
    StringBuilder wire = new StringBuilder();
    headers.forEach((name, value) -> header(wire, name, value));
    header(wire, "Date", DATE.format(date));
    header(wire, "Message-ID", "<" + id + ">");
    header(wire, "MIME-Version", "1.0");
    String boundary = "=_" + Integer.toHexString(id.hashCode()) + "_freqwatch";
    header(wire, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    wire.append(END);
    part(wire, boundary, "text/plain", text);
    part(wire, boundary, "text/html", html);
    return wire.append("--").append(boundary).append("--").append(END).toString();
  }

  private static void header(StringBuilder wire, String name, String value) {
    wire.append(name).append(": ").append(value).append(END);
  }

  private static void part(StringBuilder wire, String boundary, String type, String content) {
    if (content.isEmpty()) {
      return;
    }
    wire.append("--").append(boundary).append(END);
    header(wire, "Content-Type", type + "; charset=utf-8");
    header(wire, "Content-Transfer-Encoding", "base64");
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    wire.append(END).append(Base64.getMimeEncoder().encodeToString(bytes)).append(END);
  }
}
