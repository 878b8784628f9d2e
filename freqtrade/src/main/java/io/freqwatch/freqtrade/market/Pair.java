package io.freqwatch.freqtrade.market;

/**
 * What is traded for what, on which grid.
 *
 * @param futures whether it is a perpetual contract, written {@code BTC/USDT:USDT}
 */
public record Pair(Asset base, Asset quote, boolean futures) {
  /** Its name as Freqtrade writes it. */
  public String symbol() {
    String spot = base.name() + "/" + quote.name();
    return futures ? spot + ":" + quote.name() : spot;
  }

  /** Digits after the point of a price. */
  public int priceDecimals() {
    int magnitude = (int) Math.floor(Math.log10(base.dollars() / quote.dollars()));
    return Math.clamp(4 - magnitude, 2, 8);
  }

  /** Digits after the point of an amount. */
  public int amountDecimals() {
    int magnitude = (int) Math.floor(Math.log10(base.dollars()));
    return Math.clamp(magnitude + 1, 0, 5);
  }

  /** The least difference of two prices, in the quote coin. */
  public double priceStep() {
    return 1 / Math.pow(10, priceDecimals());
  }

  /** The least difference of two amounts, in the base coin. */
  public double amountStep() {
    return 1 / Math.pow(10, amountDecimals());
  }

  /** The nearest price on the grid. */
  public double onGrid(double price) {
    return Math.max(Decimals.round(price, priceDecimals()), priceStep());
  }

  /** The largest amount on the grid, in units, that so much money buys. */
  public long amountFor(long money, double price) {
    return onAmountGrid((long) Math.floor(money / price));
  }

  /** The largest amount on the grid that is not above the given one; units. */
  public long onAmountGrid(long amount) {
    long step = Decimals.units(amountStep());
    return amount / step * step;
  }
}
