package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/** Answers about the bot itself: configuration, health, lists, locks, logs, host. */
final class BotDecoder {
  private BotDecoder() {}

  static ShowConfig showConfig(Fields root) {
    return new ShowConfig(
        root.text("version"),
        root.number("api_version"),
        root.text("bot_name"),
        root.text("state"),
        root.text("runmode"),
        root.flag("dry_run"),
        root.text("exchange"),
        root.text("trading_mode"),
        root.text("margin_mode"),
        root.flag("demo_trading"),
        root.flag("short_allowed"),
        root.text("strategy"),
        root.text("strategy_version"),
        root.text("timeframe"),
        root.integer("timeframe_ms"),
        root.text("stake_currency"),
        root.textOrNumber("stake_amount"),
        root.number("available_capital"),
        root.number("max_open_trades"),
        root.number("stoploss"),
        stoplossOnExchange(root),
        root.flag("trailing_stop"),
        root.flag("force_entry_enable"),
        root.flag("position_adjustment_enable"),
        root.number("max_entry_position_adjustment"));
  }

  /** Both places exist; the one in the order types is the one that a strategy sets. */
  private static @Nullable Boolean stoplossOnExchange(Fields root) {
    Boolean ofOrders = root.object("order_types").flag("stoploss_on_exchange");
    Boolean ofConfig = root.flag("stoploss_on_exchange");
    return (Boolean.TRUE.equals(ofOrders) || ofConfig == null) ? ofOrders : ofConfig;
  }

  static Health health(Fields root) {
    return new Health(
        root.secondsAsMillis("last_process_ts"),
        root.secondsAsMillis("bot_start_ts"),
        root.secondsAsMillis("bot_startup_ts"));
  }

  static Locks.Lock lock(Fields row) {
    return new Locks.Lock(
        row.integer("id"),
        row.text("pair"),
        row.text("side"),
        row.text("reason"),
        row.millis("lock_end_timestamp"),
        row.flag("active"));
  }

  static Whitelist whitelist(Fields root) {
    return new Whitelist(root.texts("whitelist"), root.texts("method"));
  }

  static Blacklist blacklist(Fields root) {
    return new Blacklist(root.texts("blacklist"), root.texts("blacklist_expanded"));
  }

  static Logs logs(Fields root) {
    return new Logs(root.table("logs").stream().map(BotDecoder::logEntry).toList());
  }

  /** A row is [date, milliseconds, logger, level, message]. */
  private static LogEntry logEntry(Cells row) {
    return new LogEntry(row.millis(1), row.text(2), row.text(3), row.text(4));
  }

  static SystemInfo systemInfo(Fields root) {
    Fields load = root.object("cpu_load_avg");
    return new SystemInfo(
        root.numbers("cpu_pct").stream().map(percent -> percent / 100).toList(),
        root.percent("ram_pct"),
        load.number("1m"),
        load.number("5m"),
        load.number("15m"));
  }
}
