package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ShowConfig;
import org.jspecify.annotations.Nullable;

/** The configuration as the bot shows it. */
final class ConfigFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot.config().ifPresent(config -> add(config, families));
    Money.of(snapshot)
        .ifPresent(
            money ->
                families.add(
                    "freqtrade_config_stake_amount",
                    snapshot.config().map(ShowConfig::fixedStakeAmount).orElse(null),
                    money.currency(),
                    money.mode()));
  }

  private static void add(ShowConfig config, Families families) {
    families.add("freqtrade_config_max_open_trades", maxOpenTrades(config));
    families.add("freqtrade_config_stoploss_ratio", config.stoplossRatio());
    families.addTime("freqtrade_config_timeframe_seconds", config.timeframeMillis());
    families.addFlag("freqtrade_config_trailing_stop_enabled", config.trailingStop());
    families.addFlag("freqtrade_config_stoploss_on_exchange_enabled", config.stoplossOnExchange());
    families.addFlag("freqtrade_config_force_entry_enabled", config.forceEntryEnable());
  }

  private static @Nullable Double maxOpenTrades(ShowConfig config) {
    return config.hasUnlimitedTrades()
        ? Double.valueOf(Double.POSITIVE_INFINITY)
        : config.maxOpenTrades();
  }
}
