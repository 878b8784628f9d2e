package io.freqwatch.exporter;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exporter.LedgerSync.Step;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.CallListener;
import io.freqwatch.freqtrade.api.ClosedTrade;
import io.freqwatch.lifecycle.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LedgerSyncTest {
  private final ManualClock clock = new ManualClock(1_795_345_600_000L);
  private final RecordedBot bot = new RecordedBot("2.49");
  private final BotReader reader = bot.reader(clock, CallListener.NONE);
  private final List<Long> found = new ArrayList<>();
  private final LedgerSync sync = new LedgerSync(clock, this::found);

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void readsAllPagesOnceAndThenRests() throws InterruptedException {
    bot.script("/trades", page(1, 500));
    assertThat(sync.next(503)).isEqualTo(Step.PAGE);
    sync.readPage(reader, 503);
    assertThat(sync.summary()).isNull();
    bot.script("/trades", page(501, 503));
    sync.readPage(reader, 503);
    assertThat(sync.summary()).extracting(LedgerSummary::trades).isEqualTo(503);
    assertThat(sync.next(503)).isEqualTo(Step.NONE);
    assertThat(found).isEmpty();
    assertThat(bot.asked().getLast()).contains("offset=500");
  }

  @Test
  void readsATradeThatEndedByItself() throws InterruptedException {
    complete(3);
    sync.ended(4);
    assertThat(sync.next(4)).isEqualTo(Step.TRADE);
    bot.script("/trade/4", trade(4));
    sync.readEnded(reader);
    assertThat(found).containsExactly(4L);
    assertThat(sync.next(4)).isEqualTo(Step.NONE);
  }

  @Test
  void readsTheNewestPageWhereTradesAreMissing() throws InterruptedException {
    complete(3);
    bot.script("/trades", page(4, 5));
    assertThat(sync.next(5)).isEqualTo(Step.PAGE);
    sync.readPage(reader, 5);
    assertThat(found).containsExactly(4L, 5L);
  }

  @Test
  void readsEverythingAgainWhereTheDatabaseIsANewOne() throws InterruptedException {
    complete(3);
    assertThat(sync.next(1)).isEqualTo(Step.NONE);
    clock.advance(Duration.ofMinutes(3));
    assertThat(sync.next(1)).isEqualTo(Step.PAGE);
    bot.script("/trades", page(9, 9));
    sync.readPage(reader, 1);
    assertThat(sync.summary()).extracting(LedgerSummary::trades).isEqualTo(1);
    assertThat(sync.next(1)).isEqualTo(Step.NONE);
  }

  private void complete(int trades) throws InterruptedException {
    bot.script("/trades", page(1, trades));
    sync.readPage(reader, trades);
  }

  private void found(ClosedTrade trade) {
    found.add(trade.tradeId());
  }

  private static String page(long from, long to) {
    String trades =
        LongStream.rangeClosed(from, to).mapToObj(LedgerSyncTest::trade).collect(joining(","));
    return "{\"trades\":[%s],\"trades_count\":1,\"offset\":0,\"total_trades\":%d}"
        .formatted(trades, to);
  }

  private static String trade(long id) {
    return """
    {"trade_id":%d,"pair":"BTC/USDT","is_open":false,"strategy":"S","close_profit_abs":1.5,
     "profit_abs":1.5,"profit_ratio":0.01,"open_timestamp":1000,"close_timestamp":%d}
    """
        .formatted(id, 2000 + id);
  }
}
