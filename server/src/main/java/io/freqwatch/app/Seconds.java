package io.freqwatch.app;

import java.math.BigDecimal;

/** Times as the API of Prometheus takes them. */
final class Seconds {
  private Seconds() {}

  /** Seconds with a fraction where there is one. */
  static String text(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
