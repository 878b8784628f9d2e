package io.freqwatch.alertmanager.channel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Values of mail headers: in ASCII as they are, else in encoded words of RFC 2047. Line breaks
 * never get in, since what follows one would be a header of its own.
 */
final class MailHeader {
  private static final int MAX_WORD_BYTES = 45;
  private static final int MAX_PLAIN = 70;
  private static final Set<String> OF_ADDRESSES = Set.of("from", "to", "cc", "sender", "reply-to");

  private MailHeader() {}

  /** The value of a header, as its name asks for it: addresses, or words. */
  static String encoded(String name, String value) {
    return OF_ADDRESSES.contains(name.toLowerCase(Locale.ROOT))
        ? addresses(MailAddress.list(value))
        : encoded(value, false);
  }

  static String addresses(List<MailAddress> addresses) {
    return String.join(",\r\n ", addresses.stream().map(MailAddress::header).toList());
  }

  /**
   * @param quoted whether a plain value needs quotes, as names of people do
   */
  static String encoded(String value, boolean quoted) {
    String line = value.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "").strip();
    boolean plain = line.length() <= MAX_PLAIN && line.chars().allMatch(c -> c < 127);
    if (!plain || line.contains("=?")) {
      return String.join("\r\n ", words(line));
    }
    return quoted ? "\"" + line.replace("\"", "") + "\"" : line;
  }

  /** Each with whole characters only. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String c = Character.toString(text.codePointAt(i));
      int size = c.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MAX_WORD_BYTES) {
        words.add(word(part.toString()));
        part.setLength(0);
        bytes = 0;
      }
      part.append(c);
      bytes += size;
    }
    words.add(word(part.toString()));
    return words;
  }

  private static String word(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
