package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/**
 * {@code /show_config}.
 *
 * @param apiVersion a number, not a dotted name: 2.4 is API 2.40
 * @param stakeAmount a number as text, or {@code unlimited}
 * @param maxOpenTrades negative: unlimited; 0: {@code /stopentry} of API 2.40 was called
 * @param strategy null in webserver mode
 */
public record ShowConfig(
    @Nullable String version,
    @Nullable Double apiVersion,
    @Nullable String botName,
    @Nullable String state,
    @Nullable String runmode,
    @Nullable Boolean dryRun,
    @Nullable String exchange,
    @Nullable String tradingMode,
    @Nullable String marginMode,
    @Nullable Boolean demoTrading,
    @Nullable Boolean shortAllowed,
    @Nullable String strategy,
    @Nullable String strategyVersion,
    @Nullable String timeframe,
    @Nullable Long timeframeMillis,
    @Nullable String stakeCurrency,
    @Nullable String stakeAmount,
    @Nullable Double availableCapital,
    @Nullable Double maxOpenTrades,
    @Nullable Double stoplossRatio,
    @Nullable Boolean stoplossOnExchange,
    @Nullable Boolean trailingStop,
    @Nullable Boolean forceEntryEnable,
    @Nullable Boolean positionAdjustmentEnable,
    @Nullable Double maxEntryPositionAdjustment) {

  /** Whether this says in which state the bot is, be it one that we do not know. */
  boolean tellsState() {
    return state != null || botState() != BotState.UNKNOWN;
  }

  public BotState botState() {
    return BotState.of(state, runmode);
  }

  public boolean hasUnlimitedTrades() {
    return maxOpenTrades != null && (maxOpenTrades < 0 || maxOpenTrades.isInfinite());
  }

  /** Whether the bot may open trades now; null where the answer does not tell. */
  public @Nullable Boolean entriesEnabled() {
    if (state == null || maxOpenTrades == null) {
      return null;
    }
    return botState() == BotState.RUNNING && maxOpenTrades != 0;
  }

  /** The stake of one trade; null where it is unlimited or not known. */
  public @Nullable Double fixedStakeAmount() {
    return stakeAmount == null ? null : Numbers.parse(stakeAmount);
  }

  /** The label {@code mode}; null where the answer does not tell. */
  public @Nullable String mode() {
    return dryRun == null ? null : dryRun ? "dry_run" : "live";
  }
}
