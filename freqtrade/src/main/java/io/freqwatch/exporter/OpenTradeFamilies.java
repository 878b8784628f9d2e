package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.Order;
import io.freqwatch.freqtrade.api.ShowConfig;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The open trades, together and one by one; Freqtrade keeps one a pair and direction. */
final class OpenTradeFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot
        .openTrades()
        .ifPresent(
            trades -> {
              counts(snapshot, trades, families);
              trades.forEach(trade -> ratios(trade, families));
              Money.of(snapshot).ifPresent(money -> amounts(trades, money, families));
            });
  }

  private static void counts(BotSnapshot snapshot, List<OpenTrade> trades, Families families) {
    boolean shorts =
        snapshot.config().map(ShowConfig::shortAllowed).filter(Boolean::booleanValue).isPresent();
    families.add("freqtrade_open_trades", 0, "long");
    if (shorts) {
      families.add("freqtrade_open_trades", 0, "short");
    }
    trades.forEach(trade -> families.add("freqtrade_open_trades", 1, trade.direction()));
    families.add(
        "freqtrade_open_orders", trades.stream().mapToLong(OpenTradeFamilies::openOrders).sum());
  }

  private static long openOrders(OpenTrade trade) {
    long open = trade.orders().stream().filter(OpenTradeFamilies::isOpen).count();
    return open == 0 && Boolean.TRUE.equals(trade.hasOpenOrders()) ? 1 : open;
  }

  private static boolean isOpen(Order order) {
    return Boolean.TRUE.equals(order.isOpen());
  }

  private static void ratios(OpenTrade trade, Families families) {
    String pair = Money.label(trade.pair());
    String direction = trade.direction();
    families.add("freqtrade_open_trade_profit_ratio", trade.profitRatio(), pair, direction);
    families.add("freqtrade_open_trade_leverage", trade.leverage(), pair, direction);
    families.addTime(
        "freqtrade_open_trade_opened_timestamp_seconds", trade.openMillis(), pair, direction);
    families.add(
        "freqtrade_open_trade_stoploss_distance_ratio",
        trade.stopLossDistanceRatio(),
        pair,
        direction);
    families.add(
        "freqtrade_open_trade_liquidation_distance_ratio",
        trade.liquidationDistanceRatio(),
        pair,
        direction);
  }

  private static void amounts(List<OpenTrade> trades, Money money, Families families) {
    String currency = money.currency();
    String mode = money.mode();
    families.add(
        "freqtrade_open_trades_stake", sum(trades, OpenTrade::stakeAmount), currency, mode);
    families.add(
        "freqtrade_open_trades_notional", sum(trades, OpenTrade::notional), currency, mode);
    for (OpenTrade trade : trades) {
      String pair = Money.label(trade.pair());
      String direction = trade.direction();
      families.add("freqtrade_open_trade_profit", trade.profit(), pair, direction, currency, mode);
      families.add(
          "freqtrade_open_trade_stake", trade.stakeAmount(), pair, direction, currency, mode);
    }
  }

  /** Null where one of the parts is not known: a sum without it would be wrong. */
  private static @Nullable Double sum(
      List<OpenTrade> trades, Function<OpenTrade, @Nullable Double> amount) {
    double sum = 0;
    for (OpenTrade trade : trades) {
      Double part = amount.apply(trade);
      if (part == null) {
        return null;
      }
      sum += part;
    }
    return sum;
  }
}
