package io.freqwatch.benchmarks;

/** The values of the storage benchmarks: three of five constant, a slow counter, a price. */
final class LoadShape {
  private LoadShape() {}

  /** Appends the value of a series at a second: a gauge has eight decimals. */
  static void appendValue(StringBuilder out, int series, long second) {
    switch (series % 5) {
      case 3 -> out.append(second / 30 + series);
      case 4 -> out.append(Math.round(1e8 * (1 + Math.sin(second * 0.01 + series))) / 1e8);
      default -> out.append(series);
    }
  }
}
