package io.freqwatch.freqtrade.api;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Closed trades by pair, tag, exit reason and period. */
final class ResultsDecoder {
  private ResultsDecoder() {}

  static PairPerformance pair(Fields row) {
    return new PairPerformance(
        row.text("pair"),
        row.integer("count"),
        row.number("profit_abs"),
        row.number("profit_ratio"));
  }

  static TagPerformance tag(Fields row, String name) {
    return new TagPerformance(
        row.text(name), row.integer("count"), row.number("profit_abs"), row.number("profit_ratio"));
  }

  static Stats stats(Fields root) {
    Map<String, Stats.Results> reasons = new LinkedHashMap<>();
    root.members("exit_reasons", (reason, row) -> reasons.put(reason, results(row)));
    Fields durations = root.object("durations");
    return new Stats(
        reasons, durations.number("wins"), durations.number("draws"), durations.number("losses"));
  }

  private static Stats.Results results(Fields row) {
    return new Stats.Results(row.integer("wins"), row.integer("losses"), row.integer("draws"));
  }

  static PeriodProfits periods(Fields root) {
    return new PeriodProfits(
        root.rows("data", ResultsDecoder::period),
        root.text("stake_currency"),
        root.text("fiat_display_currency"));
  }

  private static PeriodProfits.PeriodProfit period(Fields row) {
    return new PeriodProfits.PeriodProfit(
        row.parsed("date", ResultsDecoder::startMillis),
        row.number("abs_profit"),
        row.number("rel_profit"),
        row.number("starting_balance"),
        row.number("fiat_value"),
        row.integer("trade_count"));
  }

  private static @Nullable Long startMillis(String date) {
    try {
      return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }
}
