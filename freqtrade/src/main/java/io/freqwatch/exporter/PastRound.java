package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.Balance;
import io.freqwatch.freqtrade.api.HistoricBalance;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.freqtrade.api.ShowConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers, once, what the bot can tell of the time before the exporter came: when its closed trades
 * are read, and currency and capital known. One thread, but for {@link #past}.
 */
final class PastRound {
  private final BotId id;
  private final Asking asking;
  private final BotMemory memory;
  private final LedgerSync ledger;
  private volatile @Nullable Past past;

  PastRound(BotId id, Asking asking, BotMemory memory, LedgerSync ledger) {
    this.id = id;
    this.asking = asking;
    this.memory = memory;
    this.ledger = ledger;
  }

  /** Null until it is gathered. Any thread. */
  @Nullable Past past() {
    return past;
  }

  void run() throws InterruptedException {
    ShowConfig config = memory.config();
    Balance balance = memory.readings().find(ReadEndpoint.BALANCE, Balance.class);
    if (past == null && config != null && balance != null && ledger.summary() != null) {
      gather(config, balance);
    }
  }

  private void gather(ShowConfig config, Balance balance) throws InterruptedException {
    String currency = config.stakeCurrency();
    String mode = config.mode();
    if (currency != null && mode != null) {
      past = new Past(id, currency, mode, balance.startingCapital(), ledger.results(), wallet());
    }
  }

  /** Empty where the bot does not write its wallet down. */
  private List<HistoricBalance.Point> wallet() throws InterruptedException {
    Wallet wallet = new Wallet();
    if (!asking.reader().missingEndpoints().contains(ReadEndpoint.HISTORIC_BALANCE)) {
      asking.attempt(reader -> wallet.points = reader.historicBalance().points());
    }
    return wallet.points;
  }

  /** The points of an answer, where there is one. */
  private static final class Wallet {
    private List<HistoricBalance.Point> points = List.of();
  }
}
