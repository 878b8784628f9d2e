package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exporter.LedgerSummary.StrategyResult;
import io.freqwatch.freqtrade.api.ClosedTrade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TradeLedgerTest {
  private final TradeLedger ledger = new TradeLedger();

  @Test
  void goesByTheTimeOfClosingAndNotById() {
    ledger.add(trade(1, 4000, -1, "A"));
    ledger.add(trade(2, 1000, 10, "A"));
    ledger.add(trade(3, 3000, -2, "B"));
    ledger.add(trade(4, 2000, 5, "A"));
    LedgerSummary summary = ledger.summary();
    assertThat(summary.consecutiveLosses()).isEqualTo(2);
    assertThat(summary.peakProfit()).isEqualTo(15);
    assertThat(summary.currentDrawdown()).isEqualTo(3);
    assertThat(summary.strategies())
        .containsEntry("A", new StrategyResult(3, 14))
        .containsEntry("B", new StrategyResult(1, -2));
  }

  @Test
  void measuresTheDrawdownOfABotThatOnlyLostFromItsStart() {
    ledger.add(trade(1, 1000, -4, "A"));
    assertThat(ledger.summary().currentDrawdown()).isEqualTo(4);
  }

  @Test
  void takesEachTradeOnceAndOnlyClosedOnes() {
    assertThat(ledger.add(trade(1, 1000, 1, "A"))).isTrue();
    assertThat(ledger.add(trade(1, 1000, 1, "A"))).isFalse();
    assertThat(ledger.add(open(2))).isFalse();
    assertThat(ledger.size()).isEqualTo(1);
  }

  @Test
  void takesManyTradesInAnyOrderOfIds() {
    List<Long> ids = new ArrayList<>(LongStream.rangeClosed(1, 500).boxed().toList());
    Collections.shuffle(ids, new Random(7));
    for (long id : ids) {
      assertThat(ledger.add(trade(id, 1000 * id, id % 3 == 0 ? -1 : 1, "S" + id % 2))).isTrue();
    }
    assertThat(ids).noneMatch(id -> ledger.add(trade(id, 1, 1, "A")));
    LedgerSummary summary = ledger.summary();
    assertThat(summary.strategies())
        .containsEntry("S0", new StrategyResult(250, 250 - 2 * 83))
        .containsEntry("S1", new StrategyResult(250, 250 - 2 * 83));
    assertThat(summary.peakProfit()).isEqualTo(168);
    assertThat(ledger.results())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 500)
                .mapToObj(id -> new Past.Result(1000 * id, id % 3 == 0 ? -1 : 1))
                .toList());
  }

  private static ClosedTrade trade(long id, long closeMillis, double profit, String strategy) {
    return new ClosedTrade(
        id,
        "BTC/USDT",
        false,
        false,
        strategy,
        null,
        "roi",
        1.0,
        1.0,
        100.0,
        100.0,
        101.0,
        500L,
        closeMillis,
        profit,
        profit / 100,
        null);
  }

  private static ClosedTrade open(long id) {
    return new ClosedTrade(
        id,
        "BTC/USDT",
        true,
        false,
        "A",
        null,
        null,
        1.0,
        1.0,
        100.0,
        100.0,
        null,
        500L,
        600L,
        1.0,
        null,
        null);
  }
}
