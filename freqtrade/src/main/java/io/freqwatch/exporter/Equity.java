package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.ShowConfig;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the bot's part of the account is worth, with the money that its open entry orders hold.
 * Freqtrade leaves that money out of {@code total_bot} on spot markets: the bot's worth would seem
 * to fall with each order that waits, and to rise again when it is filled or cancelled.
 *
 * @param stake in the stake currency
 * @param fiat in the fiat currency
 */
record Equity(@Nullable Double stake, @Nullable Double fiat) {
  private static final String SPOT = "spot";

  static Equity of(BotSnapshot snapshot, Balance balance) {
    Double total = balance.totalBot();
    Double value = balance.valueBot();
    if (total == null) {
      return new Equity(null, value);
    }
    double whole = total + waiting(snapshot, balance);
    return new Equity(whole, value == null || total <= 0 ? value : scaled(value, whole / total));
  }

  private static Double scaled(double value, double factor) {
    return value * factor;
  }

  /** In dry-run all orders are the bot's; a live account may have those of others too. */
  private static double waiting(BotSnapshot snapshot, Balance balance) {
    ShowConfig config = snapshot.config().orElse(null);
    if (config == null
        || !SPOT.equalsIgnoreCase(Objects.requireNonNullElse(config.tradingMode(), ""))) {
      return 0;
    }
    double used = used(balance);
    return Boolean.TRUE.equals(config.dryRun()) ? used : Math.min(used, entries(snapshot));
  }

  private static double used(Balance balance) {
    return balance.currencies().stream()
        .filter(asset -> Objects.equals(asset.currency(), balance.stakeCurrency()))
        .map(Balance.Currency::used)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static double entries(BotSnapshot snapshot) {
    double now = snapshot.openTrades().map(EntryMoney::of).orElse(0.0);
    return Math.max(now, snapshot.facts().entryMoney());
  }
}
