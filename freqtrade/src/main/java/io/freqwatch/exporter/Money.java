package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ShowConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every amount of money of a bot is labelled with.
 *
 * @param currency the stake currency
 * @param mode {@code live} or {@code dry_run}
 */
record Money(String currency, String mode) {
  /** Empty while currency or mode are not known: then no amount is shown. */
  static Optional<Money> of(BotSnapshot snapshot) {
    return snapshot.config().flatMap(Money::of);
  }

  private static Optional<Money> of(ShowConfig config) {
    String currency = config.stakeCurrency();
    String mode = config.mode();
    return currency == null || mode == null
        ? Optional.empty()
        : Optional.of(new Money(currency, mode));
  }

  /** A label's value, empty where it is not known. */
  static String label(@Nullable String value) {
    return value == null ? "" : value;
  }
}
