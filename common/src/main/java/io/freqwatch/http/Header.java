package io.freqwatch.http;

/** One header line; refuses what would begin another line. */
record Header(String name, String value) {
  Header {
    if (name.isEmpty() || !name.chars().allMatch(Header::isNameCharacter)) {
      throw new IllegalArgumentException("header name '" + name + "' is not a token");
    }
    if (!value.chars().allMatch(Header::isValueCharacter)) {
      throw new IllegalArgumentException(
          "value of header " + name + " has a control character; expected printable text");
    }
  }

  private static boolean isNameCharacter(int character) {
    return character > ' ' && character < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(character) < 0;
  }

  private static boolean isValueCharacter(int character) {
    return character == '\t' || (character >= ' ' && character != 0x7f);
  }
}
