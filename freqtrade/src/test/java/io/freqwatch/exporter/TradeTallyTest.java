package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.api.ClosedTrade;
import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.TradeMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TradeTallyTest {
  private static final long START = 1_000_000;

  private final CounterBook counters = new CounterBook();
  private final TradeTally tally = new TradeTally(counters, START);

  @Test
  void countsNoTradeThatWasOpenBefore() {
    tally.openTrades(List.of(open(1, START - 5000)));
    tally.openTrades(List.of(open(1, START - 5000), open(2, START + 5000)));
    assertThat(opened()).isEqualTo(1);
  }

  @Test
  void countsATradeOnceThoughMessageAndLookTellOfIt() {
    tally.openTrades(List.of());
    tally.filled(message(1, START + 1500, 0.1, false));
    tally.openTrades(List.of(open(1, START + 1000)));
    tally.ended(message(1, START + 1500, 0.1, false));
    tally.closed(closed(1, START + 1000, START + 9000, 5));
    assertThat(opened()).isEqualTo(1);
    assertThat(finished("win")).isEqualTo(1);
    assertThat(finished("loss")).isZero();
  }

  @Test
  void tellsWhichTradesAreOpenNoMore() {
    tally.openTrades(List.of(open(1, START), open(2, START)));
    assertThat(tally.openTrades(List.of(open(2, START)))).containsExactly(1L);
  }

  @Test
  void countsATradeThatOpenedAndClosedBetweenTwoLooks() {
    tally.openTrades(List.of());
    tally.closed(closed(7, START + 1000, START + 2000, -1));
    assertThat(opened()).isEqualTo(1);
    assertThat(finished("loss")).isEqualTo(1);
  }

  @Test
  void countsOnThoughANewDatabaseBeginsAgainWithTheFirstId() {
    tally.openTrades(List.of());
    tally.filled(message(1, START + 1000, null, false));
    tally.filled(message(1, START + 900_000, null, false));
    assertThat(opened()).isEqualTo(2);
  }

  @Test
  void countsNeitherFurtherEntriesOfATradeNorTradesFromBefore() {
    tally.filled(message(1, START + 1000, null, true));
    tally.closed(closed(2, START - 9000, START - 1000, 5));
    assertThat(opened()).isZero();
    assertThat(finished("win")).isZero();
  }

  private long opened() {
    return counters.counts().of("freqtrade_trades_opened", "long");
  }

  private long finished(String result) {
    return counters.counts().of("freqtrade_trades_finished", "long", result);
  }

  private static OpenTrade open(long id, long openMillis) {
    return new OpenTrade(
        id,
        "BTC/USDT",
        false,
        "S",
        "tag",
        1.0,
        1.0,
        100.0,
        100.0,
        openMillis,
        openMillis,
        100.0,
        0.0,
        0.0,
        null,
        0.0,
        0.0,
        90.0,
        -0.1,
        null,
        null,
        false,
        1L,
        0L,
        List.of());
  }

  private static TradeMessage message(
      long id, long openMillis, @Nullable Double ratio, boolean subTrade) {
    return new TradeMessage(
        id,
        "BTC/USDT",
        "long",
        null,
        null,
        1.0,
        1.0,
        1.0,
        1.0,
        "USDT",
        openMillis,
        null,
        null,
        null,
        ratio,
        null,
        subTrade,
        true);
  }

  private static ClosedTrade closed(long id, long openMillis, long closeMillis, double profit) {
    return new ClosedTrade(
        id,
        "BTC/USDT",
        false,
        false,
        "S",
        "tag",
        "roi",
        1.0,
        1.0,
        100.0,
        100.0,
        101.0,
        openMillis,
        closeMillis,
        profit,
        profit / 100,
        null);
  }
}
