package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;

/**
 * Our metrics of a bot against its own database, each figure computed anew from the rows. The bot
 * must stand still meanwhile.
 */
final class RealFigures {
  private static final Offset<Double> EXACT = within(1e-6);
  private static final double WALLET = 1000;

  /** Freqtrade's {@code tradable_balance_ratio}: what it leaves alone counts as not the bot's. */
  private static final double TRADABLE = 0.99;

  private final ScrapedMetrics metrics;
  private final BotDatabase database;
  private final List<Double> profits;

  RealFigures(ScrapedMetrics metrics, BotDatabase database) throws InterruptedException {
    this.metrics = metrics;
    this.database = database;
    this.profits = database.profits();
  }

  private double profit() {
    return profits.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Whether the newest poll came after the last trade. */
  boolean areCurrent() throws InterruptedException {
    return metrics.value("freqtrade_closed_trades") == profits.size()
        && Math.abs(metrics.value("freqtrade_realized_profit") - profit()) < 1e-6
        && metrics.value("freqtrade_open_trades") == database.openTrades()
        && metrics.value("freqtrade_period_trades", "period=\"month\"") == profits.size()
        && metrics.value("freqtrade_strategy_trades") == profits.size()
        && sum(metrics.by("enter_tag", "freqtrade_enter_tag_trades")) == profits.size()
        && sum(metrics.by("exit_reason", "freqtrade_exit_reason_trades")) == profits.size();
  }

  void closedTrades() throws InterruptedException {
    long wins = profits.stream().filter(profit -> profit >= 0).count();
    assertThat(metrics.value("freqtrade_closed_trades", "result=\"win\"")).isEqualTo(wins);
    assertThat(metrics.value("freqtrade_win_ratio"))
        .isEqualTo((double) wins / profits.size(), EXACT);
    assertThat(metrics.value("freqtrade_realized_profit")).isEqualTo(profit(), EXACT);
    assertThat(metrics.value("freqtrade_realized_profit_ratio"))
        .isEqualTo(profit() / (WALLET * TRADABLE), EXACT);
    assertThat(metrics.value("freqtrade_period_profit", "period=\"month\""))
        .isEqualTo(profit(), EXACT);
    assertThat(metrics.value("freqtrade_expectancy")).isEqualTo(profit() / profits.size(), EXACT);
    assertThat(metrics.value("freqtrade_consecutive_losses")).isEqualTo(lossesInARow());
  }

  private long lossesInARow() {
    long losses = 0;
    for (double profit : profits) {
      losses = profit < 0 ? losses + 1 : 0;
    }
    return losses;
  }

  void breakdowns() throws InterruptedException {
    String profit = "sum(close_profit_abs)";
    same(metrics.by("pair", "freqtrade_pair_profit"), database.by("pair", profit));
    same(metrics.by("pair", "freqtrade_pair_trades"), database.by("pair", "count(*)"));
    same(metrics.by("enter_tag", "freqtrade_enter_tag_profit"), database.by("enter_tag", profit));
    same(
        metrics.by("exit_reason", "freqtrade_exit_reason_profit"),
        database.by("exit_reason", profit));
    same(metrics.by("strategy", "freqtrade_strategy_profit"), database.by("strategy", profit));
  }

  void openTrades() throws InterruptedException {
    String open = " FROM trades WHERE is_open = 1";
    assertThat(metrics.value("freqtrade_open_trades")).isEqualTo(database.openTrades());
    assertThat(metrics.value("freqtrade_open_trades_stake"))
        .isEqualTo(database.number("SELECT sum(stake_amount)" + open), EXACT);
    assertThat(metrics.value("freqtrade_open_trades_notional"))
        .isEqualTo(database.number("SELECT sum(amount * open_rate)" + open), EXACT);
    assertThat(metrics.value("freqtrade_open_orders"))
        .isEqualTo(database.number("SELECT count(*) FROM orders WHERE ft_is_open = 1"));
    same(
        metrics.by("pair", "freqtrade_open_trade_stake"),
        openBy("SELECT pair, stake_amount" + open));
  }

  private Map<String, Double> openBy(String sql) throws InterruptedException {
    Map<String, Double> result = new TreeMap<>();
    database.rows(sql).forEach(row -> result.put(row.path(0).asString(), row.path(1).asDouble()));
    return result;
  }

  /** Without open trades, so that no rate counts. */
  void balanceOfNoTrades() {
    double wallet = WALLET + profit();
    assertThat(metrics.value("freqtrade_account_equity")).isEqualTo(wallet, EXACT);
    assertThat(metrics.value("freqtrade_equity")).isEqualTo(wallet * TRADABLE, EXACT);
    assertThat(metrics.value("freqtrade_balance_free", "asset=\"USDT\"")).isEqualTo(wallet, EXACT);
    assertThat(metrics.value("freqtrade_starting_capital")).isEqualTo(WALLET * TRADABLE, EXACT);
    assertThat(metrics.value("freqtrade_unrealized_profit")).isZero();
  }

  void drawdown() {
    double capital = WALLET * TRADABLE;
    double deepest = 0;
    double deepestRatio = 0;
    double peak = 0;
    double total = 0;
    for (double profit : profits) {
      total += profit;
      peak = Math.max(peak, total);
      if (peak - total > deepest) {
        deepest = peak - total;
        deepestRatio = deepest / (capital + peak);
      }
    }
    assertThat(metrics.value("freqtrade_max_drawdown")).isEqualTo(deepest, EXACT);
    assertThat(metrics.value("freqtrade_max_drawdown_ratio")).isEqualTo(deepestRatio, EXACT);
    assertThat(metrics.value("freqtrade_current_drawdown")).isEqualTo(peak - total, EXACT);
    assertThat(metrics.value("freqtrade_current_drawdown_ratio"))
        .isEqualTo((peak - total) / (capital + peak), EXACT);
  }

  /** The exporter was there before the first trade, so its counters are the database's counts. */
  void counters() throws InterruptedException {
    String filled = "SELECT count(DISTINCT ft_trade_id) FROM orders WHERE filled > 0";
    assertThat(metrics.value("freqtrade_trades_opened_total")).isEqualTo(database.number(filled));
    long losses = profits.stream().filter(profit -> profit < 0).count();
    assertThat(metrics.value("freqtrade_trades_finished_total", "result=\"loss\""))
        .isEqualTo(losses);
    assertThat(metrics.value("freqtrade_trades_finished_total")).isEqualTo(profits.size());
  }

  private static double sum(Map<String, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static void same(Map<String, Double> ours, Map<String, Double> theirs) {
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    theirs.forEach((name, value) -> assertThat(ours.get(name)).as(name).isEqualTo(value, EXACT));
  }
}
