package io.freqwatch.alertmanager.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * An address of mail, with the name of who is there; the name may be empty.
 *
 * @param mailbox {@code user@host}, in ASCII
 */
record MailAddress(String name, String mailbox) {
  private static final String MAILBOX = "[\\x21-\\x7e&&[^<>()\\[\\],;:\"\\\\]]+";

  /**
   * Addresses between commas: {@code a@b}, {@code Name <a@b>}, {@code "Last, First" <a@b>}.
   *
   * @throws IllegalArgumentException where one is none, or there is none at all
   */
  static List<MailAddress> list(String text) {
    List<MailAddress> addresses = new ArrayList<>();
    for (String each : pieces(text)) {
      if (!each.isBlank()) {
        addresses.add(of(each.strip()));
      }
    }
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("there is no mail address in \"" + text + "\"");
    }
    return addresses;
  }

  /** Commas within quotes do not part. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      quoted ^= each == '"';
      if (each == ',' && !quoted) {
        pieces.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    pieces.add(text.substring(begin));
    return pieces;
  }

  private static MailAddress of(String text) {
    int open = text.lastIndexOf('<');
    boolean named = open >= 0 && text.endsWith(">");
    String mailbox = named ? text.substring(open + 1, text.length() - 1) : text;
    if (!mailbox.matches(MAILBOX)) {
      throw new IllegalArgumentException("\"" + mailbox + "\" is no mail address in ASCII");
    }
    String name = named ? text.substring(0, open).strip() : "";
    return new MailAddress(name.replaceAll("^\"|\"$", "").replace("\\", ""), mailbox);
  }

  /** As it stands in a header. */
  String header() {
    return name.isEmpty() ? mailbox : MailHeader.encoded(name, true) + " <" + mailbox + ">";
  }
}
