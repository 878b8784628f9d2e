package io.freqwatch.exposition;

/** Names for readers that take letters, digits and underscores alone. */
final class FederationNames {
  private FederationNames() {}

  static boolean isPlain(String name, boolean colons) {
    for (int i = 0; i < name.length(); i++) {
      if (!isPlain(name.charAt(i), i, colons)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** The name with an underscore in place of each character that is none of those. */
  static String escaped(String name, boolean colons) {
    if (isPlain(name, colons)) {
      return name;
    }
    StringBuilder text = new StringBuilder(name.length());
    int index = 0;
    for (int point : name.codePoints().toArray()) {
      boolean plain = point < 0x80 && isPlain((char) point, index++, colons);
      text.append(plain ? (char) point : '_');
    }
    return text.toString();
  }

  private static boolean isPlain(char c, int index, boolean colons) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (colons && c == ':')
        || (index > 0 && c >= '0' && c <= '9');
  }
}
