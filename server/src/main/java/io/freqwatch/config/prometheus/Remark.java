package io.freqwatch.config.prometheus;

/**
 * Something in the file that works but wants to be known.
 *
 * @param place file, line and column
 */
public record Remark(String place, String text) {
  @Override
  public String toString() {
    return place + ": " + text;
  }
}
