package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotEvent;
import io.freqwatch.freqtrade.api.BotEventListener;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.lifecycle.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a bot's messages: counts them, and asks for a fresh look at the bot where they tell of a
 * change. Runs on the thread of the bot's WebSocket and makes no call.
 */
final class EventFollower implements BotEventListener {
  private static final String EVENTS = "freqtrade_ws_events";
  private static final String CANCELLED = "freqtrade_orders_cancelled";
  private static final String PROTECTIONS = "freqtrade_protection_triggers";
  private static final String RECONNECTS = "freqtrade_exporter_ws_reconnects";

  private final Clock clock;
  private final CounterBook counters;
  private final BotMemory memory;
  private final TradeTally trades;
  private final LedgerSync ledger;
  private final CandleWatch candles;
  private final ReloadWatch reload;
  private final Changes changes;
  private volatile boolean connected;
  private boolean wasConnected;

  /** What a message makes necessary. Called on the message's thread; must not block. */
  interface Changes {
    /** Something to show has changed already. */
    void shown();

    /** The bot's state may have changed. */
    void state();

    /** Open trades have changed. */
    void openTrades();

    /** A trade has ended: profit and balance have changed. */
    void closedTrades();
  }

  EventFollower(
      Clock clock, CounterBook counters, BotMemory memory, BotTallies tallies, Changes changes) {
    this.clock = clock;
    this.counters = counters;
    this.memory = memory;
    this.trades = tallies.trades();
    this.ledger = tallies.ledger();
    this.candles = tallies.candles();
    this.reload = tallies.reload();
    this.changes = changes;
    List.of("entry", "exit").forEach(side -> counters.declare(CANCELLED, side));
    List.of("pair", "global").forEach(scope -> counters.declare(PROTECTIONS, scope));
    counters.declare(RECONNECTS);
  }

  boolean isConnected() {
    return connected;
  }

  @Override
  public void connected() {
    connected = true;
    counters.add(wasConnected ? 1 : 0, RECONNECTS);
    wasConnected = true;
    changes.state();
  }

  @Override
  public void disconnected(String reason) {
    connected = false;
    if (reason.contains("1012")) {
      reload.left();
    }
    changes.state();
  }

  @Override
  public void event(BotEvent event) {
    counters.increment(EVENTS, event.type());
    switch (event) {
      case BotEvent.EntryFill fill -> filled(fill);
      case BotEvent.ExitFill fill -> exited(fill);
      case BotEvent.Entry _, BotEvent.Exit _ -> changes.openTrades();
      case BotEvent.EntryCancel _ -> cancelled("entry");
      case BotEvent.ExitCancel _ -> cancelled("exit");
      case BotEvent.Protection protection -> triggered(protection);
      case BotEvent.NewCandle candle -> candle(candle);
      case BotEvent.Status status -> status(status.status());
      case BotEvent.Startup _ -> changes.state();
      case BotEvent.Warning _,
          BotEvent.BotException _,
          BotEvent.StrategyMessage _,
          BotEvent.WhitelistChange _,
          BotEvent.Unknown _ ->
          changes.shown();
    }
  }

  private void filled(BotEvent.EntryFill fill) {
    trades.filled(fill.trade());
    changes.openTrades();
  }

  private void exited(BotEvent.ExitFill fill) {
    if (fill.trade().isFinalExit()) {
      trades.ended(fill.trade());
      Long id = fill.trade().tradeId();
      if (id != null) {
        ledger.ended(id);
      }
    }
    changes.closedTrades();
  }

  private void cancelled(String side) {
    counters.increment(CANCELLED, side);
    changes.openTrades();
  }

  private void triggered(BotEvent.Protection protection) {
    counters.increment(PROTECTIONS, protection.isGlobal() ? "global" : "pair");
    changes.shown();
  }

  private void candle(BotEvent.NewCandle candle) {
    ShowConfig config = memory.config();
    String pair = candle.pair();
    if (config != null && pair != null && isOf(config, candle.timeframe())) {
      Long timeframe = config.timeframeMillis();
      candles.announced(pair, timeframe == null ? 0 : timeframe, clock.wallMillis());
      changes.shown();
    }
  }

  /** Informative pairs have other timeframes. */
  private static boolean isOf(ShowConfig config, @Nullable String timeframe) {
    return timeframe != null && timeframe.equals(config.timeframe());
  }

  private void status(@Nullable String status) {
    if ("reload_config".equals(status)) {
      reload.announced();
    }
    changes.state();
  }
}
