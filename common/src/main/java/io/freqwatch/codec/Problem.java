package io.freqwatch.codec;

/**
 * One mistake in a file: where it stands, what was found, what was expected.
 *
 * @param line from 1; 0 where the whole file is meant
 * @param key the path of keys, such as {@code bots[0].url}; "" for the document
 */
public record Problem(
    String file, int line, int column, String key, String found, String expected) {
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line + ":" + column : file;
    String subject = key.isEmpty() ? "" : key + ": ";
    return place + ": " + subject + "found " + found + ", expected " + expected;
  }
}
