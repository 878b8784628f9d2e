package io.freqwatch.freqtrade.exchange;

import java.util.Locale;
import java.util.Optional;

/** What can be wrong with the simulated exchange. */
public enum ExchangeFault {
  DOWN(0, "the port refuses connections"),
  RATE_LIMIT(10, "every answer is 429, with so many seconds to wait in Retry-After"),
  SERVER_ERROR(503, "every answer is an error of that status, 500 to 599"),
  FROZEN_CANDLES(0, "no new candles come since so many seconds; prices move on"),
  EMPTY_BOOK(0, "order books have neither bids nor asks");

  private final double defaultAmount;
  private final String description;

  ExchangeFault(double defaultAmount, String description) {
    this.defaultAmount = defaultAmount;
    this.description = description;
  }

  /** The fault of a name such as {@code rate_limit}. */
  public static Optional<ExchangeFault> named(String name) {
    for (ExchangeFault fault : values()) {
      if (fault.toString().equals(name)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** How much of it there is where nobody says so; the description names the unit. */
  public double defaultAmount() {
    return defaultAmount;
  }

  /** One sentence for the control page. */
  public String description() {
    return description;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
