package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Decimals;

/** One order at the exchange. Guarded by the lock of its bot, as the trade it belongs to. */
final class Order {
  /** How an order stands. */
  enum Status {
    OPEN,
    CLOSED,
    CANCELED
  }

  final int number;
  final boolean entry;
  final boolean limit;
  final String tag;
  final double price;
  final long amount;
  final long placedMillis;
  private long filled;
  private long filledMillis;
  private Status status = Status.OPEN;

  private Order(
      int number,
      boolean entry,
      boolean limit,
      String tag,
      double price,
      long amount,
      long millis) {
    this.number = number;
    this.entry = entry;
    this.limit = limit;
    this.tag = tag;
    this.price = price;
    this.amount = amount;
    this.placedMillis = millis;
  }

  /** An order that opens or enlarges a position. */
  static Order entry(int number, String tag, double price, long amount, long millis) {
    return new Order(number, true, true, tag, price, amount, millis);
  }

  /** An order that reduces or ends a position, at a limit. */
  static Order exit(int number, String tag, double price, long amount, long millis) {
    return new Order(number, false, true, tag, price, amount, millis);
  }

  /** An order that ends a position at whatever price the market gives. */
  static Order marketExit(int number, String tag, double price, long amount, long millis) {
    return new Order(number, false, false, tag, price, amount, millis);
  }

  /** Fills some more of it; the whole amount closes it. */
  void fill(long more, long millis) {
    filled += more;
    filledMillis = millis;
    if (filled == amount) {
      status = Status.CLOSED;
    }
  }

  void cancel() {
    status = filled > 0 ? Status.CLOSED : Status.CANCELED;
  }

  boolean isOpen() {
    return status == Status.OPEN;
  }

  Status status() {
    return status;
  }

  long filled() {
    return filled;
  }

  long remaining() {
    return amount - filled;
  }

  /** Milliseconds since 1970; 0 when nothing was filled yet. */
  long filledMillis() {
    return filledMillis;
  }

  /** Money of the part that was filled. */
  long filledCost() {
    return Decimals.cost(price, filled);
  }
}
