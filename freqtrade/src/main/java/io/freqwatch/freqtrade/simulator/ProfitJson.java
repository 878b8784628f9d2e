package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Pair;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The answer of {@code /profit}, and of {@code /profit_all}. */
final class ProfitJson {
  private final BotProfile profile;
  private final long startMillis;

  /**
   * @param startMillis when the bot began its first trade
   */
  ProfitJson(BotProfile profile, long startMillis) {
    this.profile = profile;
    this.startMillis = startMillis;
  }

  ObjectNode all(Books books) {
    return write(books, _ -> true);
  }

  /** All trades, and on futures long and short apart. */
  ObjectNode byDirection(Books books) {
    Fields fields = new Fields().node("all", all(books));
    if (!profile.futures()) {
      return fields.none("long").none("short").toNode();
    }
    return fields
        .node("long", write(books, trade -> !trade.isShort))
        .node("short", write(books, trade -> trade.isShort))
        .toNode();
  }

  private ObjectNode write(Books books, Predicate<Trade> wanted) {
    List<Trade> closed = books.ledger().closed().stream().filter(wanted).toList();
    List<Trade> open = books.ledger().open().stream().filter(wanted).toList();
    ClosedFigures figures = ClosedFigures.of(closed);
    Drawdown drawdown = Drawdown.of(closed, profile.startingCapital());
    Fields fields = new Fields();
    closed(figures, fields);
    all(books, open, figures, fields);
    times(closed, open, books.rates().millis(), fields);
    best(figures, fields);
    quality(figures, fields);
    if (profile.dialect().isNew()) {
      risks(closed, drawdown, books.rates().millis(), fields);
    }
    falls(drawdown, fields);
    long volume = Stream.concat(closed.stream(), open.stream()).mapToLong(ProfitJson::volume).sum();
    return fields
        .units("trading_volume", volume)
        .whole("bot_start_timestamp", startMillis)
        .text("bot_start_date", Dates.naive(startMillis))
        .toNode();
  }

  private void closed(ClosedFigures figures, Fields fields) {
    sums("profit_closed", figures.profit(), figures.ratioSum(), figures.trades(), fields);
  }

  private void all(Books books, List<Trade> open, ClosedFigures figures, Fields fields) {
    long profit = figures.profit() + open.stream().mapToLong(books::openProfit).sum();
    double ratios = figures.ratioSum() + open.stream().mapToDouble(books::positionRatio).sum();
    int trades = figures.trades() + open.size();
    sums("profit_all", profit, ratios, trades, fields);
    fields.whole("trade_count", trades).whole("closed_trade_count", figures.trades());
  }

  private void sums(String prefix, long profit, double ratios, int trades, Fields fields) {
    double mean = trades == 0 ? 0 : ratios / trades;
    double ratio = Decimals.ratio(profit, profile.startingCapital());
    fields
        .units(prefix + "_coin", profit)
        .number(prefix + "_percent_mean", percent(mean))
        .number(prefix + "_ratio_mean", mean)
        .number(prefix + "_percent_sum", percent(ratios))
        .number(prefix + "_ratio_sum", ratios)
        .number(prefix + "_percent", percent(ratio))
        .number(prefix + "_ratio", ratio)
        .number(prefix + "_fiat", 0);
  }

  private static void times(List<Trade> closed, List<Trade> open, long now, Fields fields) {
    long first = opened(closed, open).min().orElse(0);
    long latest = opened(closed, open).max().orElse(0);
    time("first_trade", first, now, fields);
    time("latest_trade", latest, now, fields);
  }

  private static LongStream opened(List<Trade> closed, List<Trade> open) {
    return Stream.concat(closed.stream(), open.stream()).mapToLong(trade -> trade.openMillis);
  }

  private static void time(String prefix, long millis, long now, Fields fields) {
    boolean known = millis > 0;
    fields
        .text(prefix + "_date", known ? Dates.naive(millis) : "")
        .text(prefix + "_humanized", known ? Dates.ago((now - millis) / 1000) : "")
        .whole(prefix + "_timestamp", millis);
  }

  private void best(ClosedFigures figures, Fields fields) {
    fields.text("avg_duration", Dates.span(figures.meanDurationSeconds()));
    long[] sums = figures.bestSums();
    double ratio = Decimals.ratio(sums[0], sums[1]);
    fields
        .text("best_pair", figures.bestPair().map(Pair::symbol).orElse(""))
        .number("best_rate", percent(ratio))
        .number("best_pair_profit_ratio", ratio);
    if (profile.dialect().isNew()) {
      fields.units("best_pair_profit_abs", sums[0]);
    }
  }

  private static void quality(ClosedFigures figures, Fields fields) {
    fields
        .whole("winning_trades", figures.wins())
        .whole("losing_trades", figures.losses())
        .number("profit_factor", figures.profitFactor())
        .number("winrate", figures.winRate())
        .units("expectancy", Math.round(figures.expectancy()))
        .number("expectancy_ratio", figures.expectancyRatio());
  }

  private void risks(List<Trade> closed, Drawdown drawdown, long now, Fields fields) {
    RiskRatios ratios =
        RiskRatios.of(closed, profile.startingCapital(), drawdown, startMillis, now);
    fields
        .number("sharpe", ratios.sharpe())
        .number("sortino", ratios.sortino())
        .number("sqn", ratios.sqn())
        .number("calmar", ratios.calmar())
        .number("cagr", ratios.cagr());
  }

  private void falls(Drawdown drawdown, Fields fields) {
    fields.number("max_drawdown", drawdown.worstRatio());
    fields.units("max_drawdown_abs", drawdown.worst());
    fallTime("max_drawdown_start", drawdown.highMillis(), fields);
    fallTime("max_drawdown_end", drawdown.lowMillis(), fields);
    if (profile.dialect().isNew()) {
      fields.number("current_drawdown", drawdown.currentRatio());
      fields.units("current_drawdown_abs", drawdown.current());
      fields.units("current_drawdown_high", drawdown.currentHigh());
      fallTime("current_drawdown_start", drawdown.currentHighMillis(), fields);
    }
  }

  private static void fallTime(String name, long millis, Fields fields) {
    fields.text(name, millis == 0 ? "" : Dates.naive(millis)).whole(name + "_timestamp", millis);
  }

  private static long volume(Trade trade) {
    return trade.orders().stream().mapToLong(Order::filledCost).sum();
  }

  private static double percent(double ratio) {
    return Decimals.round(ratio * 100, 2);
  }
}
