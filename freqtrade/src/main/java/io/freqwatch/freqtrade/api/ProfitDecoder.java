package io.freqwatch.freqtrade.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Profit as a whole. */
final class ProfitDecoder {
  /** Python's way to print a duration: {@code 16:45:10} or {@code 1 day, 2:03:04}. */
  private static final Pattern DURATION =
      Pattern.compile(
          "(?:(?<days>-?\\d{1,6}) days?, )?(?<hours>\\d{1,2}):(?<minutes>\\d{2})"
              + ":(?<seconds>\\d{2}(?:\\.\\d{1,6})?)");

  private static final int SECONDS_PER_DAY = 86_400;

  private ProfitDecoder() {}

  static ProfitAll all(Fields root) {
    return new ProfitAll(part(root, "all"), part(root, "long"), part(root, "short"));
  }

  private static @Nullable Profit part(Fields root, String name) {
    Fields part = root.object(name);
    return part.has("trade_count") ? profit(part) : null;
  }

  static Profit profit(Fields root) {
    return new Profit(
        root.number("profit_closed_coin"),
        root.number("profit_closed_ratio"),
        root.number("profit_closed_ratio_mean"),
        root.number("profit_closed_fiat"),
        root.number("profit_all_coin"),
        root.number("profit_all_ratio"),
        root.number("profit_all_fiat"),
        root.integer("trade_count"),
        root.integer("closed_trade_count"),
        root.integer("winning_trades"),
        root.integer("losing_trades"),
        root.number("winrate"),
        root.number("profit_factor"),
        root.number("expectancy"),
        root.number("expectancy_ratio"),
        root.number("max_drawdown"),
        root.number("max_drawdown_abs"),
        root.millis("max_drawdown_start_timestamp"),
        root.millis("max_drawdown_end_timestamp"),
        root.number("trading_volume"),
        root.parsed("avg_duration", ProfitDecoder::seconds),
        root.millis("first_trade_timestamp"),
        root.millis("latest_trade_timestamp"),
        root.millis("bot_start_timestamp"),
        root.text("best_pair"),
        root.number("best_pair_profit_ratio"),
        root.number("best_pair_profit_abs"),
        root.number("current_drawdown"),
        root.number("current_drawdown_abs"),
        root.number("sharpe"),
        root.number("sortino"),
        root.number("sqn"),
        root.number("calmar"),
        root.number("cagr"));
  }

  static @Nullable Double seconds(String duration) {
    Matcher parts = DURATION.matcher(duration);
    if (!parts.matches()) {
      return null;
    }
    String days = parts.group("days");
    return (days == null ? 0 : Double.parseDouble(days) * SECONDS_PER_DAY)
        + Double.parseDouble(parts.group("hours")) * 3_600
        + Double.parseDouble(parts.group("minutes")) * 60
        + Double.parseDouble(parts.group("seconds"));
  }
}
