package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.Health;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import org.jspecify.annotations.Nullable;

/**
 * One look at a bot: its configuration, which tells the state, then health and open trades. Rounds
 * follow each other, whoever asks for them.
 */
final class LightRound {
  private static final Poll CONFIG = new Poll(ReadEndpoint.SHOW_CONFIG, BotReader::showConfig);
  private static final Poll HEALTH = new Poll(ReadEndpoint.HEALTH, BotReader::health);
  private static final Poll STATUS =
      new Poll(ReadEndpoint.STATUS, reader -> new Lists.OpenTrades(reader.status()));

  private final Asking asking;
  private final BotMemory memory;
  private final ReloadWatch reload;
  private final TradeTally trades;
  private final LedgerSync ledger;

  LightRound(
      Asking asking, BotMemory memory, ReloadWatch reload, TradeTally trades, LedgerSync ledger) {
    this.asking = asking;
    this.memory = memory;
    this.reload = reload;
    this.trades = trades;
    this.ledger = ledger;
  }

  synchronized void run() throws InterruptedException {
    Outcome outcome = asking.ask(CONFIG);
    ShowConfig config = memory.config();
    if (outcome == Outcome.OK && config != null) {
      answered(config);
    } else if (reload.explains(outcome)) {
      memory.isReloading(outcome);
    } else {
      memory.isDown(outcome);
    }
  }

  /** Only the open trades, where a message told that they changed. */
  synchronized void readOpenTrades() throws InterruptedException {
    if (memory.isAnswering() && asking.ask(STATUS) == Outcome.OK) {
      compareOpenTrades();
    }
  }

  private void answered(ShowConfig config) throws InterruptedException {
    Outcome status = asking.ask(STATUS);
    Outcome health = asking.ask(HEALTH);
    if (status == Outcome.OK) {
      compareOpenTrades();
    }
    reload.answered(config.botState(), health == Outcome.OK ? health() : null);
    memory.isUp(config.botState(), status == Outcome.OK ? health : status);
  }

  private @Nullable Health health() {
    return memory.readings().find(ReadEndpoint.HEALTH, Health.class);
  }

  private void compareOpenTrades() {
    Lists.OpenTrades open = memory.readings().find(ReadEndpoint.STATUS, Lists.OpenTrades.class);
    if (open != null) {
      trades.openTrades(open.trades()).forEach(ledger::ended);
    }
  }
}
