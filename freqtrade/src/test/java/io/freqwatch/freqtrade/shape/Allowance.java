package io.freqwatch.freqtrade.shape;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A difference that is meant, or that says nothing about the program.
 *
 * @param path what the end of the path looks like
 * @param what the kind of difference; empty for any
 */
record Allowance(Pattern path, String what, String reason) {
  private static final List<Allowance> ALL =
      List.of(
          of(
              "\\.(entry_pricing|exit_pricing|order_types|minimal_roi|unfilledtimeout)(\\..*)?",
              "",
              "a piece of the bot's configuration, with whatever keys the user wrote"),
          of("\\.strategy_version", "null", "a strategy may have no version"),
          of(
              "\\.data\\[\\]\\.(?!(date|open|high|low|close|volume|__date_ts)$)\\w+",
              "",
              "columns of the strategy, and signals that it may not give"),
          of(
              "\\.max_drawdown_(start|end)(_timestamp)?",
              "format",
              "empty and 0 until a bot has lost once"),
          of(
              "GET /trades/open/custom-data",
              "error",
              "says whether there are open trades, which is chance"),
          of(
              "\\.pairlists\\[\\]\\.params.*",
              "",
              "each kind of pair list has parameters of its own"),
          of("GET /freqaimodels", "status", "500 from an installation without FreqAI"),
          of("\\.exchanges\\[\\].*", "null", "chance of the exchanges that there are"),
          of("\\.trailing_stop_positive", "null", "only strategies that trail have one"),
          of("\\.profit_factor", "null", "infinite without a loss"),
          of("\\.durations\\.\\w+", "null", "no trade of that kind yet"),
          of("\\.enter_tag|\\.ft_order_tag", "null", "a strategy need not tag"),
          of(
              "\\.(order_filled_date|order_filled_timestamp|max_stake_amount|fee_open_cost"
                  + "|fee_open_currency|open_fill_date|open_fill_timestamp|total_profit_ratio)",
              "null",
              "null while the entry is not filled"),
          of("\\.funding_fee", "null", "null in orders that were filled when they were placed"),
          of("\\.(min_rate|max_rate)", "null", "null until the loop has looked at the trade once"),
          of(
              "\\.profit_fiat",
              "null",
              "without a fiat currency null for a position and 0 for an order that waits"),
          of(
              "\\.(exit_reason|exit_order_status|close_rate_requested|fee_close_cost"
                  + "|fee_close_currency)",
              "null",
              "set when an exit begins, also while the trade is still open"));

  private static Allowance of(String path, String what, String reason) {
    return new Allowance(Pattern.compile(".*(" + path + ")"), what, reason);
  }

  private boolean covers(Difference difference) {
    return (what.isEmpty() || what.equals(difference.what()))
        && path.matcher(difference.path()).matches();
  }

  /** The first that covers a difference; empty where the difference is a mistake. */
  static Optional<Allowance> of(Difference difference) {
    return ALL.stream().filter(allowance -> allowance.covers(difference)).findFirst();
  }
}
