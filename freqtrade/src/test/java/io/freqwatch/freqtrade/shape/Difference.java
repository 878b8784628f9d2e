package io.freqwatch.freqtrade.shape;

/**
 * Where two answers differ.
 *
 * @param path such as {@code running /status $[].open_date}
 * @param what the kind of difference, in a word or two
 */
public record Difference(String path, String what, String real, String simulated) {
  @Override
  public String toString() {
    return path + ": " + what + ": real " + real + ", simulated " + simulated;
  }
}
