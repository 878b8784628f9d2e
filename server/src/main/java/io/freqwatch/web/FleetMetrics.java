package io.freqwatch.web;

import java.util.List;

/** The names of the metrics that the fleet page is made of. */
final class FleetMetrics {
  static final String SCRAPED = "up";
  static final String UP = "freqtrade_up";
  static final String POLL_OUTCOME = "freqtrade_exporter_poll_outcome";
  static final String ANSWER_SECONDS = "freqtrade_exporter_answer_duration_seconds";
  static final String LAST_SUCCESS = "freqtrade_exporter_last_success_timestamp_seconds";
  static final String CLOCK_SKEW = "freqtrade_bot_clock_skew_seconds";
  static final String INFO = "freqtrade_bot_info";
  static final String STATE = "freqtrade_bot_state";
  static final String DRY_RUN = "freqtrade_bot_dry_run";
  static final String LAST_PROCESS = "freqtrade_bot_last_process_timestamp_seconds";
  static final String MAX_OPEN_TRADES = "freqtrade_config_max_open_trades";
  static final String TIMEFRAME = "freqtrade_config_timeframe_seconds";
  static final String OLDEST_CANDLE = "freqtrade_candle_oldest_timestamp_seconds";
  static final String PROFIT = "freqtrade_realized_profit";
  static final String PROFIT_RATIO = "freqtrade_realized_profit_ratio";
  static final String PERIOD_PROFIT = "freqtrade_period_profit";
  static final String UNREALIZED_PROFIT = "freqtrade_unrealized_profit";
  static final String OPEN_TRADES = "freqtrade_open_trades";
  static final String CLOSED_TRADES = "freqtrade_closed_trades";
  static final String WIN_RATIO = "freqtrade_win_ratio";
  static final String DRAWDOWN_RATIO = "freqtrade_current_drawdown_ratio";
  static final String MAX_DRAWDOWN_RATIO = "freqtrade_max_drawdown_ratio";
  static final String EQUITY = "freqtrade_equity";

  /** Those of which the newest sample says all. */
  static final List<String> NEWEST =
      List.of(
          SCRAPED,
          UP,
          POLL_OUTCOME,
          ANSWER_SECONDS,
          LAST_SUCCESS,
          CLOCK_SKEW,
          INFO,
          STATE,
          DRY_RUN,
          LAST_PROCESS,
          MAX_OPEN_TRADES,
          TIMEFRAME,
          OLDEST_CANDLE,
          PROFIT,
          PROFIT_RATIO,
          PERIOD_PROFIT,
          UNREALIZED_PROFIT,
          OPEN_TRADES,
          CLOSED_TRADES,
          WIN_RATIO,
          DRAWDOWN_RATIO,
          MAX_DRAWDOWN_RATIO,
          EQUITY);

  private FleetMetrics() {}
}
