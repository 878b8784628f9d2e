package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The texts of times, each between the bracket that opens its point and the comma behind it, and
 * with the end of the point before it. Series without gaps share one array of times, whose texts
 * are made once.
 */
final class TimeTexts {
  private long[] last = {};
  private byte[][] texts = {};

  @SuppressWarnings("ReferenceEquality") // arrays of times are not written to
  byte[][] of(long[] timesMillis) {
    if (timesMillis != last) {
      texts = new byte[timesMillis.length][];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text(timesMillis[i]);
      }
      last = timesMillis;
    }
    return texts;
  }

  private static byte[] text(long millis) {
    return ("],[" + JsonWriter.seconds(millis) + ",").getBytes(US_ASCII);
  }
}
