package io.freqwatch.freqtrade.api;

import java.util.ArrayList;
import java.util.List;

/** What the account holds and held. */
final class BalanceDecoder {
  private BalanceDecoder() {}

  static Balance balance(Fields root) {
    return new Balance(
        root.rows("currencies", BalanceDecoder::currency),
        root.number("total"),
        root.number("total_bot"),
        root.number("value"),
        root.number("value_bot"),
        root.text("stake"),
        root.text("symbol"),
        root.number("starting_capital"),
        root.number("starting_capital_ratio"),
        root.number("starting_capital_fiat"),
        root.text("note"));
  }

  private static Balance.Currency currency(Fields row) {
    return new Balance.Currency(
        row.text("currency"),
        row.number("free"),
        row.number("balance"),
        row.number("used"),
        row.number("bot_owned"),
        row.number("est_stake"),
        row.number("est_stake_bot"),
        row.text("side"),
        row.flag("is_position"),
        row.number("position"),
        row.flag("is_bot_managed"));
  }

  /** Points that lack a time or a value are left out. */
  static HistoricBalance historic(Fields root) {
    Cells columns = root.cells("columns");
    int time = columns.indexOf("__date_ts");
    int total = columns.indexOf("total_quote");
    List<HistoricBalance.Point> points = new ArrayList<>();
    for (Cells row : root.table("data")) {
      Long millis = row.millis(time);
      Double value = row.number(total);
      if (millis != null && value != null) {
        points.add(new HistoricBalance.Point(millis, value));
      }
    }
    return new HistoricBalance(points, root.millis("capture_start_ts"));
  }
}
