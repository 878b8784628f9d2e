package io.freqwatch.freqtrade.market;

/**
 * The one rounding rule of the books: money and amounts are whole units of 10⁻⁸, as satoshis are,
 * and whatever is multiplied is rounded to a unit at once. Sums are then exact, and every answer
 * that adds the same trades shows the same digits.
 */
public final class Decimals {
  private static final double UNIT = 1e8;
  private static final long FEE_DIVISOR = 1000;

  private Decimals() {}

  /** Money or an amount in units. */
  public static long units(double value) {
    return Math.round(value * UNIT);
  }

  /** The exact decimal, as the double that prints it. */
  public static double value(long units) {
    return units / UNIT;
  }

  /** Money for an amount at a price. */
  public static long cost(double price, long amount) {
    return Math.round(price * amount);
  }

  /** The exchange's fee: 0.1 %. */
  public static long fee(long cost) {
    return Math.round(cost / (double) FEE_DIVISOR);
  }

  /** The fee as a ratio. */
  public static double feeRatio() {
    return 1.0 / FEE_DIVISOR;
  }

  /** The share of a sum that belongs to a part of the whole amount. */
  public static long share(long sum, long part, long whole) {
    return part == whole ? sum : Math.round((double) sum * part / whole);
  }

  /** Eight digits, as Freqtrade rounds ratios; 0 where there is nothing to compare with. */
  public static double ratio(double part, double whole) {
    return whole == 0 ? 0 : round(part / whole, 8);
  }

  /** The same of units. */
  public static double ratio(long part, long whole) {
    return ratio((double) part, (double) whole);
  }

  /** Rounds half up to digits after the point. */
  public static double round(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Double.isFinite(value) ? Math.round(value * scale) / scale : value;
  }
}
