package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.PairPerformance;
import io.freqwatch.freqtrade.api.Stats;
import io.freqwatch.freqtrade.api.TagPerformance;
import java.util.List;

/** Results by pair, enter tag, exit reason and strategy. */
final class BreakdownFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot.performance().ifPresent(pairs -> pairTrades(pairs, families));
    snapshot.entries().ifPresent(tags -> tagTrades(tags, families));
    snapshot.stats().ifPresent(stats -> reasonTrades(stats, families));
    Money.of(snapshot).ifPresent(money -> profits(snapshot, money, families));
    LedgerSummary ledger = snapshot.facts().ledger();
    if (ledger != null && snapshot.condition().known()) {
      ledger
          .strategies()
          .forEach(
              (strategy, result) ->
                  families.add("freqtrade_strategy_trades", result.trades(), strategy));
    }
  }

  private static void profits(BotSnapshot snapshot, Money money, Families families) {
    snapshot.performance().ifPresent(pairs -> pairProfits(pairs, money, families));
    snapshot
        .entries()
        .ifPresent(tags -> tagProfits("freqtrade_enter_tag_profit", tags, money, families));
    snapshot
        .exits()
        .ifPresent(tags -> tagProfits("freqtrade_exit_reason_profit", tags, money, families));
    LedgerSummary ledger = snapshot.facts().ledger();
    if (ledger != null && snapshot.condition().known()) {
      strategyProfits(ledger, money, families);
    }
  }

  private static void pairTrades(List<PairPerformance> pairs, Families families) {
    for (PairPerformance pair : pairs) {
      families.add("freqtrade_pair_trades", pair.count(), Money.label(pair.pair()));
    }
  }

  private static void pairProfits(List<PairPerformance> pairs, Money money, Families families) {
    for (PairPerformance pair : pairs) {
      families.add(
          "freqtrade_pair_profit",
          pair.profit(),
          Money.label(pair.pair()),
          money.currency(),
          money.mode());
    }
  }

  private static void tagTrades(List<TagPerformance> tags, Families families) {
    for (TagPerformance tag : tags) {
      families.add("freqtrade_enter_tag_trades", tag.count(), Money.label(tag.tag()));
    }
  }

  private static void tagProfits(
      String family, List<TagPerformance> tags, Money money, Families families) {
    for (TagPerformance tag : tags) {
      families.add(family, tag.profit(), Money.label(tag.tag()), money.currency(), money.mode());
    }
  }

  private static void reasonTrades(Stats stats, Families families) {
    String family = "freqtrade_exit_reason_trades";
    stats
        .exitReasons()
        .forEach(
            (reason, results) -> {
              families.add(family, results.wins(), reason, "win");
              families.add(family, results.losses(), reason, "loss");
              families.add(family, results.draws(), reason, "draw");
            });
  }

  private static void strategyProfits(LedgerSummary ledger, Money money, Families families) {
    ledger
        .strategies()
        .forEach(
            (strategy, result) ->
                families.add(
                    "freqtrade_strategy_profit",
                    result.profit(),
                    strategy,
                    money.currency(),
                    money.mode()));
  }
}
