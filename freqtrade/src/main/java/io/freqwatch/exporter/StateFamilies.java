package io.freqwatch.exporter;

import static io.freqwatch.exporter.Money.label;

import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.Health;
import io.freqwatch.freqtrade.api.ShowConfig;

/** Whether the bot answers, what it is and what it does. */
final class StateFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    BotCondition condition = snapshot.condition();
    if (!condition.outcome().isEmpty()) {
      families.addFlag("freqtrade_up", condition.up());
    }
    for (BotState state : BotState.values()) {
      families.addFlag("freqtrade_bot_state", condition.state() == state, state.wireName());
    }
    for (String outcome : PollOutcome.ALL) {
      families.addFlag(
          "freqtrade_exporter_poll_outcome", outcome.equals(condition.outcome()), outcome);
    }
    families.addFlag("freqtrade_exporter_ws_connected", condition.followed());
    if (condition.up()) {
      families.add(
          "freqtrade_exporter_answer_duration_seconds", snapshot.facts().calls().answerSeconds());
      Long skew = condition.clockSkewMillis();
      families.addTime("freqtrade_bot_clock_skew_seconds", skew);
      snapshot
          .config()
          .ifPresent(
              config -> families.addFlag("freqtrade_bot_entries_enabled", config.entriesEnabled()));
    }
    snapshot.config().ifPresent(config -> identity(config, families));
    snapshot.health().ifPresent(health -> health(health, families));
  }

  private static void identity(ShowConfig config, Families families) {
    families.addFlag("freqtrade_bot_dry_run", config.dryRun());
    Double version = config.apiVersion();
    families.add(
        "freqtrade_bot",
        1,
        label(config.botName()),
        label(config.version()),
        version == null ? "" : "%.2f".formatted(version),
        label(config.exchange()),
        label(config.tradingMode()),
        label(config.strategy()),
        label(config.strategyVersion()),
        label(config.timeframe()),
        label(config.stakeCurrency()));
  }

  private static void health(Health health, Families families) {
    families.addTime("freqtrade_bot_last_process_timestamp_seconds", health.lastProcessMillis());
    families.addTime("freqtrade_bot_start_timestamp_seconds", health.startMillis());
    families.addTime("freqtrade_bot_startup_timestamp_seconds", health.startupMillis());
  }
}
