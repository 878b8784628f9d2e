package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.HistoricBalance;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.lifecycle.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is gathered of one bot, and the snapshots of it. Safe for use by many threads. */
final class BotWatch {
  private final BotId id;
  private final Clock clock;
  private final CounterBook counters;
  private final CallBook calls;
  private final BotMemory memory;
  private final BotTallies tallies;
  private final Hints hints = new Hints();
  private final Asking asking;
  private final LightRound lightRound;
  private final LedgerRound ledgerRound;
  private final CandleRound candleRound;
  private final EventFollower follower;
  private final EquityChanges equity = new EquityChanges();
  private final EntryMoney entryMoney = new EntryMoney();
  private @Nullable Balance lastBalance;
  private Map<String, Double> equityChanges = Map.of();

  BotWatch(BotId id, BotReader reader, CounterBook counters, CallBook calls, Clock clock) {
    this.id = id;
    this.clock = clock;
    this.counters = counters;
    this.calls = calls;
    this.memory = new BotMemory(clock);
    this.tallies = BotTallies.of(clock, counters);
    this.asking = new Asking(reader, memory, counters);
    this.lightRound =
        new LightRound(asking, memory, tallies.reload(), tallies.trades(), tallies.ledger());
    this.ledgerRound = new LedgerRound(asking, memory, tallies.ledger());
    this.candleRound = new CandleRound(asking, memory, tallies.candles(), clock);
    this.follower = new EventFollower(clock, counters, memory, tallies, hints);
  }

  BotMemory memory() {
    return memory;
  }

  BotTallies tallies() {
    return tallies;
  }

  Hints hints() {
    return hints;
  }

  Asking asking() {
    return asking;
  }

  LightRound lightRound() {
    return lightRound;
  }

  LedgerRound ledgerRound() {
    return ledgerRound;
  }

  CandleRound candleRound() {
    return candleRound;
  }

  EventFollower follower() {
    return follower;
  }

  /** All of it at this moment. */
  BotSnapshot snapshot() {
    BotMemory.View view = memory.view();
    BotCondition condition =
        new BotCondition(
            view.up(),
            view.known(),
            view.state(),
            view.outcome(),
            follower.isConnected(),
            asking.reader().clockSkewMillis());
    BotFacts facts =
        new BotFacts(
            counters.counts(),
            calls.calls(),
            ledgerRound.summary(),
            tallies.candles().times(),
            tallies.logs().lastErrorMillis(),
            equityChanges(view.readings()),
            entryMoney(view.readings()));
    return new BotSnapshot(id, condition, view.readings(), facts);
  }

  /** What the bot tells of the time before us; empty until all of it is read. */
  Optional<Past> past() {
    Readings readings = memory.readings();
    ShowConfig config = readings.find(ReadEndpoint.SHOW_CONFIG, ShowConfig.class);
    Balance balance = readings.find(ReadEndpoint.BALANCE, Balance.class);
    HistoricBalance wallet = readings.find(ReadEndpoint.HISTORIC_BALANCE, HistoricBalance.class);
    List<Past.Result> results = ledgerRound.results();
    boolean wanting = wallet == null && !historicBalanceFails();
    if (config == null || balance == null || results == null || wanting) {
      return Optional.empty();
    }
    return Optional.of(
        new Past(
            id,
            Money.label(config.stakeCurrency()),
            Money.label(config.mode()),
            balance.startingCapital(),
            results,
            wallet == null ? List.of() : wallet.points()));
  }

  private boolean historicBalanceFails() {
    return asking.reader().missingEndpoints().contains(ReadEndpoint.HISTORIC_BALANCE)
        || memory.isFailing(ReadEndpoint.HISTORIC_BALANCE);
  }

  @SuppressWarnings("ReferenceEquality") // an equal balance of a later poll counts again
  private synchronized Map<String, Double> equityChanges(Readings readings) {
    Balance balance = readings.find(ReadEndpoint.BALANCE, Balance.class);
    if (balance != null && balance != lastBalance && balance.total() != null) {
      lastBalance = balance;
      equityChanges = equity.change(clock.wallMillis(), balance.total());
    }
    return equityChanges;
  }

  private synchronized double entryMoney(Readings readings) {
    Lists.OpenTrades open = readings.find(ReadEndpoint.STATUS, Lists.OpenTrades.class);
    return entryMoney.after(
        readings.find(ReadEndpoint.BALANCE, Balance.class),
        open == null ? List.of() : open.trades());
  }
}
