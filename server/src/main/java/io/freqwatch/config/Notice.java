package io.freqwatch.config;

/**
 * Something in the file that works but wants to be known.
 *
 * @param place file, line and column
 */
public record Notice(String place, String text) {
  @Override
  public String toString() {
    return place + ": " + text;
  }
}
