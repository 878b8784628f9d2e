package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.HistoricBalance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot can still tell of the time before the exporter came.
 *
 * @param currency the stake currency
 * @param mode {@code live} or {@code dry_run}
 * @param startingCapital null where the bot did not say; then nothing is known of equity and ratios
 * @param results of the closed trades, in any order
 * @param wallet what the account was worth, in any order; empty for bots without the endpoint
 */
record Past(
    BotId id,
    String currency,
    String mode,
    @Nullable Double startingCapital,
    List<Past.Result> results,
    List<HistoricBalance.Point> wallet) {
  Past {
    results = List.copyOf(results);
    wallet = List.copyOf(wallet);
  }

  /** One closed trade: when it closed, and its profit in the stake currency. */
  record Result(long closeMillis, double profit) {}
}
