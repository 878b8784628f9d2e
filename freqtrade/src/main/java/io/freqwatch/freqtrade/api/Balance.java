package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /balance}.
 *
 * @param total the whole account in the stake currency; bots that share an account share it
 * @param totalBot the part that is this bot's: the one to add over bots
 * @param value {@code total} in the fiat currency; 0 without one
 * @param fiatCurrency empty without one
 */
public record Balance(
    List<Currency> currencies,
    @Nullable Double total,
    @Nullable Double totalBot,
    @Nullable Double value,
    @Nullable Double valueBot,
    @Nullable String stakeCurrency,
    @Nullable String fiatCurrency,
    @Nullable Double startingCapital,
    @Nullable Double startingCapitalRatio,
    @Nullable Double startingCapitalFiat,
    @Nullable String note) {
  public Balance {
    currencies = List.copyOf(currencies);
  }

  /**
   * One asset of the account, or one position on a futures account.
   *
   * @param estimatedStake worth in the stake currency
   * @param position the size of a position; {@code balance} is then the collateral
   */
  public record Currency(
      @Nullable String currency,
      @Nullable Double free,
      @Nullable Double balance,
      @Nullable Double used,
      @Nullable Double botOwned,
      @Nullable Double estimatedStake,
      @Nullable Double estimatedStakeBot,
      @Nullable String side,
      @Nullable Boolean isPosition,
      @Nullable Double position,
      @Nullable Boolean isBotManaged) {}
}
