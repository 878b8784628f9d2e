package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.ClosedTrade;
import io.freqwatch.freqtrade.api.TradesPage;
import io.freqwatch.lifecycle.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link TradeLedger} like the bot's own list of closed trades at little cost. It reads all
 * pages once; then only trades that left {@code /status}, one by one; the newest page where the
 * bot's count is still larger; and everything again where that did not help either, since a low id
 * may close late and a database may be reset. One step makes one call. One thread, but for {@link
 * #ended} and {@link #results}.
 */
final class LedgerSync {
  private static final int TAIL = 100;
  private static final int MAX_ENDED = 500;
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long PATIENCE_NANOS = 2 * MINUTE_NANOS;
  private static final long RESCAN_INTERVAL_NANOS = 15 * MINUTE_NANOS;

  private final Clock clock;
  private final Consumer<ClosedTrade> found;
  private final Deque<Long> ended = new ArrayDeque<>();
  private volatile TradeLedger ledger = new TradeLedger();
  private TradeLedger scan = ledger;
  private long offset;
  private volatile boolean complete;
  private boolean tailRead;
  private long lastScanNanos;
  private long agreedNanos;

  /**
   * @param found told of each trade that was not there before, after the first whole scan
   */
  LedgerSync(Clock clock, Consumer<ClosedTrade> found) {
    this.clock = clock;
    this.found = found;
  }

  /** Tells of a trade that is open no more; any thread. */
  void ended(long tradeId) {
    synchronized (ended) {
      if (ended.size() < MAX_ENDED) {
        ended.add(tradeId);
      }
    }
  }

  /** The trades so far; null until all were read once. */
  @Nullable LedgerSummary summary() {
    return complete ? ledger.summary() : null;
  }

  /** Every closed trade; null until all were read once. */
  @Nullable List<Past.Result> results() {
    return complete ? ledger.results() : null;
  }

  /**
   * Whether the next step would be a page of trades, one trade or nothing.
   *
   * @param closedTrades how many the bot says it has
   */
  Step next(long closedTrades) {
    if (!complete || scan != ledger) {
      return Step.PAGE;
    }
    if (hasEnded()) {
      return Step.TRADE;
    }
    if (closedTrades == ledger.size() || ledger.size() >= TradeLedger.LIMIT) {
      tailRead = false;
      agreedNanos = clock.monotonicNanos();
      return Step.NONE;
    }
    boolean missing = closedTrades > ledger.size();
    return missing && !tailRead || isRescanDue(missing) ? Step.PAGE : Step.NONE;
  }

  /**
   * The bot's count is up to a minute older than the ledger, so a difference may pass by itself.
   */
  private boolean isRescanDue(boolean missing) {
    long now = clock.monotonicNanos();
    long interval = missing ? RESCAN_INTERVAL_NANOS : PATIENCE_NANOS;
    return now - agreedNanos >= PATIENCE_NANOS && now - lastScanNanos >= interval;
  }

  /** What a step asks the bot for. */
  enum Step {
    NONE,
    TRADE,
    PAGE
  }

  void readEnded(BotReader reader) throws InterruptedException {
    Long id;
    synchronized (ended) {
      id = ended.poll();
    }
    if (id != null) {
      addNew(reader.trade(id));
    }
  }

  void readPage(BotReader reader, long closedTrades) throws InterruptedException {
    if (!complete || scan != ledger) {
      readScanPage(reader);
    } else if (closedTrades > ledger.size() && !tailRead) {
      readTail(reader, closedTrades);
    } else {
      scan = new TradeLedger();
      offset = 0;
      readScanPage(reader);
    }
  }

  private void readTail(BotReader reader, long closedTrades) throws InterruptedException {
    tailRead = true;
    long from = Math.max(0, closedTrades - TAIL);
    reader.trades(TAIL, from, false).trades().forEach(this::addNew);
  }

  private void readScanPage(BotReader reader) throws InterruptedException {
    TradesPage page = reader.trades(BotReader.TRADES_PER_PAGE, offset, false);
    page.trades().forEach(complete ? this::addToScan : trade -> scan.add(trade));
    offset += page.trades().size();
    if (page.trades().size() < BotReader.TRADES_PER_PAGE || scan.size() >= TradeLedger.LIMIT) {
      ledger = scan;
      complete = true;
      tailRead = false;
      lastScanNanos = clock.monotonicNanos();
      agreedNanos = lastScanNanos;
    }
  }

  private void addToScan(ClosedTrade trade) {
    scan.add(trade);
    if (ledger.add(trade)) {
      found.accept(trade);
    }
  }

  private void addNew(ClosedTrade trade) {
    if (ledger.add(trade)) {
      found.accept(trade);
    }
  }

  private boolean hasEnded() {
    synchronized (ended) {
      return !ended.isEmpty();
    }
  }
}
