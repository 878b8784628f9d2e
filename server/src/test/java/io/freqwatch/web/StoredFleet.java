package io.freqwatch.web;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A storage that holds what exporters of some bots would have left in it. */
final class StoredFleet {
  final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T12:00:00Z").toEpochMilli());
  final MemoryStorage storage =
      new MemoryStorage(MemoryStorageOptions.DEFAULT.withRetention(Duration.ofDays(100)), clock);

  FleetView view(String... names) {
    return new FleetView(storage, bots(names), clock);
  }

  List<WatchedBot> bots(String... names) {
    return Arrays.stream(names).map(name -> new WatchedBot(name, "http://127.0.0.1:8080")).toList();
  }

  double nowSeconds() {
    return clock.wallMillis() / 1000.0;
  }

  /** What a healthy bot looks like at this moment. */
  StoredFleet healthy(String bot, String currency, boolean dryRun) {
    put("up", 1, "bot", bot, "job", "freqtrade");
    put("freqtrade_up", 1, "bot", bot);
    put("freqtrade_exporter_poll_outcome", 1, "bot", bot, "outcome", "ok");
    put("freqtrade_bot_state", 1, "bot", bot, "state", "running");
    put("freqtrade_bot_state", 0, "bot", bot, "state", "stopped");
    put("freqtrade_bot_dry_run", dryRun ? 1 : 0, "bot", bot);
    put(
        "freqtrade_bot_info",
        1,
        "bot",
        bot,
        "stake_currency",
        currency,
        "strategy",
        "Trend",
        "exchange",
        "binance",
        "timeframe",
        "5m",
        "version",
        "2026.7");
    put("freqtrade_bot_last_process_timestamp_seconds", nowSeconds() - 3, "bot", bot);
    put("freqtrade_exporter_last_success_timestamp_seconds", nowSeconds() - 2, "bot", bot);
    put("freqtrade_config_timeframe_seconds", 300, "bot", bot);
    put("freqtrade_candle_oldest_timestamp_seconds", nowSeconds() - 400, "bot", bot);
    String mode = dryRun ? "dry_run" : "live";
    put("freqtrade_realized_profit", 100, "bot", bot, "currency", currency, "mode", mode);
    put("freqtrade_equity", 1100, "bot", bot, "currency", currency, "mode", mode);
    put("freqtrade_current_drawdown_ratio", 0.02, "bot", bot);
    return this;
  }

  StoredFleet put(String metric, double value, String... labels) {
    Labels.Builder builder = Labels.of(labels).toBuilder().set(Labels.METRIC_NAME, metric);
    try (Appender appender = storage.appender()) {
      appender.append(builder.build(), clock.wallMillis(), value);
      appender.commit();
    }
    return this;
  }

  StoredFleet advance(Duration duration) {
    clock.advance(duration);
    return this;
  }
}
