package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.freqtrade.market.Asset;
import io.freqwatch.freqtrade.market.Decimals;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code /show_config}. */
final class ConfigJson {
  private static final int UNFILLED_TIMEOUT_MINUTES = 1;
  private static final int STOP_INTERVAL_SECONDS = 60;

  private final BotProfile profile;
  private final boolean isNew;

  ConfigJson(BotProfile profile) {
    this.profile = profile;
    this.isNew = profile.dialect().isNew();
  }

  /**
   * Writes it.
   *
   * @param maxOpenTrades as it stands in memory; -1 for no limit
   */
  ObjectNode write(BotState state, int maxOpenTrades) {
    Fields fields = new Fields();
    boolean webserver = state == BotState.WEBSERVER;
    identity(fields, webserver);
    stakes(fields, maxOpenTrades);
    if (webserver) {
      withoutStrategy(fields);
    } else {
      exits(fields);
      orders(fields);
    }
    market(fields, webserver);
    pricing(fields);
    return fields
        .text("bot_name", profile.name())
        .text("state", state.text())
        .text("runmode", webserver ? "webserver" : profile.dryRun() ? "dry_run" : "live")
        .flag("position_adjustment_enable", adjustments(webserver) > 0)
        .whole("max_entry_position_adjustment", adjustments(webserver))
        .toNode();
  }

  private int adjustments(boolean webserver) {
    int adjustments = webserver ? 0 : profile.strategy().maxAdjustments();
    return adjustments == 0 ? -1 : adjustments;
  }

  /** What the configuration leaves to the strategy, when none is loaded. */
  private static void withoutStrategy(Fields fields) {
    fields
        .node("minimal_roi", Json.object())
        .none("stoploss")
        .flag("stoploss_on_exchange", false)
        .none("trailing_stop")
        .none("trailing_stop_positive")
        .none("trailing_stop_positive_offset")
        .none("trailing_only_offset_is_reached")
        .none("unfilledtimeout")
        .none("order_types");
  }

  private void identity(Fields fields, boolean webserver) {
    fields
        .text("version", profile.dialect().version())
        .text("strategy_version", webserver ? null : profile.strategy().version())
        .number("api_version", profile.dialect().apiVersion())
        .flag("dry_run", profile.dryRun())
        .text("trading_mode", profile.futures() ? "futures" : "spot");
    if (isNew) {
      fields.text("margin_mode", profile.futures() ? "isolated" : "");
    }
    fields.flag("short_allowed", profile.futures());
  }

  private void stakes(Fields fields, int maxOpenTrades) {
    boolean bitcoin = profile.currency().equals(Asset.BTC);
    fields
        .text("stake_currency", profile.currency().name())
        .text("stake_amount", stakeAmount())
        .none("available_capital")
        .whole("stake_currency_decimals", bitcoin ? 8 : 3)
        .number("max_open_trades", maxOpenTrades);
  }

  private String stakeAmount() {
    double stake = Decimals.value(profile.stake());
    return stake == 0 ? "unlimited" : stake == Math.rint(stake) ? "" + (long) stake : "" + stake;
  }

  private void exits(Fields fields) {
    Trailing trailing = profile.strategy().trailing();
    ObjectNode roi = Json.object();
    profile.strategy().minimalRoi().forEach((minutes, ratio) -> roi.put("" + minutes, ratio));
    fields
        .node("minimal_roi", roi)
        .number("stoploss", profile.strategy().stoploss())
        .flag("stoploss_on_exchange", false)
        .flag("trailing_stop", trailing.active())
        .number("trailing_stop_positive", trailing.active() ? trailing.positive() : Double.NaN)
        .number("trailing_stop_positive_offset", trailing.offset())
        .flag("trailing_only_offset_is_reached", trailing.active());
  }

  private static void orders(Fields fields) {
    fields
        .node(
            "unfilledtimeout",
            new Fields()
                .whole("entry", UNFILLED_TIMEOUT_MINUTES)
                .whole("exit", UNFILLED_TIMEOUT_MINUTES)
                .text("unit", "minutes")
                .whole("exit_timeout_count", 0)
                .toNode())
        .node(
            "order_types",
            new Fields()
                .text("entry", "limit")
                .text("exit", "limit")
                .text("emergency_exit", "market")
                .none("force_exit")
                .none("force_entry")
                .text("stoploss", "limit")
                .flag("stoploss_on_exchange", false)
                .whole("stoploss_on_exchange_interval", STOP_INTERVAL_SECONDS)
                .toNode());
  }

  private void market(Fields fields, boolean webserver) {
    if (webserver) {
      fields.none("use_custom_stoploss");
    } else {
      fields.flag("use_custom_stoploss", false);
    }
    fields
        .text("timeframe", profile.strategy().timeframe())
        .whole("timeframe_ms", profile.strategy().timeframeMillis())
        .whole("timeframe_min", profile.strategy().timeframeMinutes())
        .text("exchange", profile.exchange());
    if (isNew) {
      fields.flag("demo_trading", false);
    }
    fields
        .text("strategy", webserver ? null : profile.strategy().name())
        .flag("force_entry_enable", true);
  }

  private static void pricing(Fields fields) {
    fields.node("exit_pricing", side().toNode());
    ObjectNode depth = new Fields().flag("enabled", false).whole("bids_to_ask_delta", 1).toNode();
    fields.node(
        "entry_pricing",
        side().number("price_last_balance", 0).node("check_depth_of_market", depth).toNode());
  }

  private static Fields side() {
    return new Fields()
        .text("price_side", "other")
        .flag("use_order_book", true)
        .whole("order_book_top", 1);
  }
}
