package io.freqwatch.web.prometheus;

/**
 * Label names in a path: {@code U__} begins a name in which {@code __} is an underscore and {@code
 * _2e_} the character of that number (prometheus/common, value escaping).
 */
final class EscapedName {
  private static final String PREFIX = "U__";
  private static final int MAX_DIGITS = 6;
  private static final int HEX = 16;

  private EscapedName() {}

  /** The name, as it is where it is not escaped or escaped wrongly. */
  static String decode(String name) {
    if (!name.startsWith(PREFIX)) {
      return name;
    }
    StringBuilder decoded = new StringBuilder();
    int at = PREFIX.length();
    while (at < name.length()) {
      if (name.charAt(at) != '_') {
        decoded.append(name.charAt(at++));
        continue;
      }
      int end = name.indexOf('_', at + 1);
      if (end < 0 || !append(decoded, name.substring(at + 1, end))) {
        return name;
      }
      at = end + 1;
    }
    return decoded.toString();
  }

  private static boolean append(StringBuilder decoded, String digits) {
    if (digits.isEmpty()) {
      decoded.append('_');
      return true;
    }
    boolean hex = digits.chars().allMatch(c -> Character.digit(c, HEX) >= 0);
    int codePoint = hex && digits.length() <= MAX_DIGITS ? Integer.parseInt(digits, HEX) : -1;
    if (!Character.isValidCodePoint(codePoint)) {
      return false;
    }
    decoded.appendCodePoint(codePoint);
    return true;
  }
}
