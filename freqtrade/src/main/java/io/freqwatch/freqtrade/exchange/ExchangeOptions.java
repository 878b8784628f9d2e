package io.freqwatch.freqtrade.exchange;

import io.freqwatch.lifecycle.Clock;

/**
 * Where the exchange listens.
 *
 * @param host address to bind
 * @param port 0 takes a free one
 * @param clock the market's present; candles end with it
 */
public record ExchangeOptions(String host, int port, Clock clock) {
  /** On the loopback interface. */
  public static ExchangeOptions local(int port, Clock clock) {
    return new ExchangeOptions("127.0.0.1", port, clock);
  }
}
