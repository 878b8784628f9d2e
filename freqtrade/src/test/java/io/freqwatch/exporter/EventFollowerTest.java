package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.api.BotEvent;
import io.freqwatch.freqtrade.api.Locks;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.freqtrade.api.TradeMessage;
import io.freqwatch.lifecycle.ManualClock;
import org.junit.jupiter.api.Test;

final class EventFollowerTest {
  private final ManualClock clock = new ManualClock(1_000_000);
  private final CounterBook counters = new CounterBook();
  private final BotTallies tallies = BotTallies.of(clock, counters);
  private final Hints hints = new Hints();
  private final EventFollower follower =
      new EventFollower(clock, counters, new BotMemory(clock), tallies, hints);

  @Test
  void countsEveryMessageByItsType() {
    follower.event(new BotEvent.StrategyMessage("hello"));
    follower.event(new BotEvent.Unknown());
    assertThat(count("freqtrade_ws_events", "strategy_msg")).isEqualTo(1);
    assertThat(count("freqtrade_ws_events", "unknown")).isEqualTo(1);
  }

  @Test
  void finishesATradeOnlyWithItsLastExit() {
    follower.event(new BotEvent.ExitFill(message(false)));
    assertThat(count("freqtrade_trades_finished", "long", "win")).isZero();
    follower.event(new BotEvent.ExitFill(message(true)));
    follower.event(new BotEvent.ExitFill(message(true)));
    assertThat(count("freqtrade_trades_finished", "long", "win")).isEqualTo(1);
    assertThat(hints.take()).isEqualTo(new Hints.Due(false, true, true));
  }

  @Test
  void countsCancelledOrdersAndProtections() {
    follower.event(new BotEvent.EntryCancel(message(false)));
    follower.event(new BotEvent.ExitCancel(message(false)));
    Locks.Lock lock = new Locks.Lock(1L, "*", "*", "reason", 2L, true);
    follower.event(new BotEvent.Protection(true, lock));
    assertThat(count("freqtrade_orders_cancelled", "entry")).isEqualTo(1);
    assertThat(count("freqtrade_orders_cancelled", "exit")).isEqualTo(1);
    assertThat(count("freqtrade_protection_triggers", "global")).isEqualTo(1);
    assertThat(count("freqtrade_protection_triggers", "pair")).isZero();
  }

  @Test
  void expectsTheBotToBeAwayWhenItSaysThatItReloads() {
    follower.connected();
    assertThat(follower.isConnected()).isTrue();
    follower.event(new BotEvent.Status("reload_config"));
    follower.disconnected("1012 service restart");
    assertThat(follower.isConnected()).isFalse();
    assertThat(tallies.reload().explains(Outcome.REFUSED)).isTrue();
    follower.connected();
    assertThat(count("freqtrade_exporter_ws_reconnects")).isEqualTo(1);
    assertThat(hints.take().state()).isTrue();
  }

  private long count(String family, String... labels) {
    return counters.counts().of(family, labels);
  }

  private static TradeMessage message(boolean isFinalExit) {
    return new TradeMessage(
        7L,
        "BTC/USDT",
        "long",
        null,
        "roi",
        1.0,
        1.0,
        1.0,
        1.0,
        "USDT",
        1_000_500L,
        1_001_000L,
        "profit",
        1.0,
        0.01,
        0.01,
        !isFinalExit,
        isFinalExit);
  }
}
