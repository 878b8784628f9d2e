package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trading bot without its API: state, books, market view. It does nothing by itself; somebody
 * calls {@link #process} every few seconds. Thread-safe: one lock, its own, guards everything.
 */
final class Bot {
  private static final long HEARTBEAT_MILLIS = Duration.ofMinutes(1).toMillis();

  private final BotProfile profile;
  private final Market market;
  private final Ledger ledger = new Ledger();
  private final PairLocks locks = new PairLocks();
  private final LogRing log = new LogRing();
  private final MessageHub hub = new MessageHub();
  private final Set<String> blacklist = new LinkedHashSet<>();
  private final Newsroom news;
  private final MessageJson messages;
  private final CandlesJson candles;
  private final CandleFeed feed;
  private final OrderDesk desk;
  private final Trader trader;
  private final long firstStartMillis;
  private Rates rates;
  private BotState state = BotState.STOPPED;
  private boolean attached;
  private boolean stuck;
  private int maxOpenTrades;
  private long startupMillis;
  private long lastProcessMillis;
  private long lastHeartbeatMillis;

  /** A bot with its history up to now; not started. */
  Bot(BotProfile profile, Market market, SimulateOptions options, long nowMillis) {
    this.profile = profile;
    this.market = market;
    this.messages = new MessageJson(profile);
    this.candles = new CandlesJson(profile, market);
    this.firstStartMillis = nowMillis - options.history().toMillis();
    this.rates = Rates.look(market, profile.pairs(), nowMillis);
    this.news = new Newsroom(profile, hub, log, pair -> rates.of(pair));
    this.desk = new OrderDesk(profile, ledger, new Protections(ledger, locks, news), news);
    Fortune fortune = new Fortune(profile.seed(), profile.dailyGrowth(), firstStartMillis);
    long closeEvery = options.closeEvery().toMillis();
    this.trader = new Trader(profile, market, ledger, fortune, locks, desk, closeEvery);
    this.feed = new CandleFeed(profile, candles, messages, hub);
    double perDay = options.tradesPerDay();
    History.write(profile, market, fortune, ledger, perDay, firstStartMillis, nowMillis);
    trader.takeOver(nowMillis);
  }

  /** Starts, or starts anew: what is in memory only is lost. */
  synchronized void boot(long millis) {
    blacklist.clear();
    maxOpenTrades = profile.maxOpenTrades();
    startupMillis = millis;
    lastProcessMillis = 0;
    attached = true;
    rates = Rates.look(market, profile.pairs(), millis);
    feed.begin(millis);
    log.add(millis, "freqtrade.worker", "INFO", "Starting worker " + profile.dialect().version());
    change(BotState.RUNNING, millis);
    if (profile.dryRun()) {
      news.say(millis, "warning", "Dry run is enabled. All trades are simulated.");
    }
    sayStartup(millis);
  }

  /** One round of the worker's loop. */
  synchronized void process(long millis) {
    rates = Rates.look(market, profile.pairs(), millis);
    if (!state.isTrading() || stuck) {
      return;
    }
    feed.look(millis);
    trader.process(rates, state == BotState.RUNNING ? places() : 0, blacklist);
    lastProcessMillis = millis;
    if (millis - lastHeartbeatMillis >= HEARTBEAT_MILLIS) {
      lastHeartbeatMillis = millis;
      news.heartbeat(millis, profile, state);
    }
  }

  private int places() {
    return maxOpenTrades < 0 ? profile.slots() : maxOpenTrades;
  }

  /** The newest candles as messages. */
  synchronized List<ObjectNode> frames(List<Pair> pairs, int limit) {
    return feed.frames(pairs, limit);
  }

  /** Shows the books to a reader; it must not keep them. */
  synchronized <T> T read(Function<Books, T> reader) {
    return reader.apply(new Books(profile, ledger, rates));
  }

  /** Enters running; the answer of {@code /start}. */
  synchronized String start(long millis) {
    if (state == BotState.RUNNING) {
      return "already running";
    }
    enter(BotState.RUNNING, millis);
    return "starting trader ...";
  }

  synchronized String stop(long millis) {
    if (!state.isTrading()) {
      return "already stopped";
    }
    change(BotState.STOPPED, millis);
    return "stopping trader ...";
  }

  /** What {@code /stopentry} does: a state in the newer dialect, a trick in the older one. */
  synchronized String stopEntries(long millis) {
    if (profile.dialect().isNew()) {
      return pause(millis);
    }
    if (state == BotState.RUNNING) {
      maxOpenTrades = 0;
    }
    return "No more entries will occur from now. Run /reload_config to reset.";
  }

  private String pause(long millis) {
    BotState before = state;
    if (before == BotState.PAUSED) {
      return "already paused";
    }
    enter(BotState.PAUSED, millis);
    return before == BotState.RUNNING
        ? "paused, no more entries will occur from now. Run /start to enable entries."
        : "starting bot with trader in paused state, no entries will occur. "
            + "Run /start to enable entries.";
  }

  /** Marks that a reload was asked for; trading rests until {@link #boot}. */
  synchronized void announceReload(long millis) {
    change(BotState.RELOAD_CONFIG, millis);
    hub.restart();
  }

  /** Leaves the API without a bot behind it, as while reloading or in webserver mode. */
  synchronized void detach(boolean asWebserver) {
    attached = false;
    state = asWebserver ? BotState.WEBSERVER : state;
  }

  /** A stopped bot that trades again starts up, without the teardown of a reload. */
  private void enter(BotState next, long millis) {
    boolean startsUp = !state.isTrading();
    change(next, millis);
    if (startsUp) {
      startupMillis = millis;
      sayStartup(millis);
    }
  }

  private void sayStartup(long millis) {
    news.say(millis, "startup", "*Exchange:* `" + profile.exchange() + "`");
  }

  private void change(BotState next, long millis) {
    state = next;
    log.add(millis, "freqtrade.worker", "INFO", "Changing state to: " + next);
    news.say(millis, "status", next.text());
  }

  /** Refuses to enter by hand unless the bot runs: paused is not enough. */
  synchronized void requireRunning() {
    require(state == BotState.RUNNING);
  }

  /** Opens a trade on demand; only while running. */
  synchronized Trade forceEnter(Entry entry, int leverage, long stake, double price) {
    requireRunning();
    if (ledger.isHeld(entry.pair())) {
      int id = held(entry.pair()).id;
      throw ApiException.rpc("position for " + entry.pair().symbol() + " already open - id: " + id);
    }
    if (ledger.open().size() >= places()) {
      throw ApiException.rpc("Maximum number of trades is reached.");
    }
    if (!trader.open(entry, leverage, stake, price > 0 ? rates.with(entry.pair(), price) : rates)) {
      throw ApiException.rpc("Available balance is lower than stake amount.");
    }
    return held(entry.pair());
  }

  private Trade held(Pair pair) {
    return ledger.open().stream().filter(t -> t.pair.equals(pair)).findFirst().orElseThrow();
  }

  /**
   * Ends trades on demand; only while trading.
   *
   * @param amount units; 0 for the whole position
   * @return how many trades it concerned
   */
  synchronized int forceExit(Predicate<Trade> wanted, long amount) {
    requireTrading();
    List<Trade> trades = ledger.open().stream().filter(wanted).toList();
    trades.forEach(t -> trader.forceExit(t, amount == 0 ? t.amount() : amount, rates));
    return trades.size();
  }

  /** Refuses what a stopped bot does not do; in the older dialect any bot that does not run. */
  synchronized void requireTrading() {
    require(profile.dialect().isNew() ? state != BotState.STOPPED : state == BotState.RUNNING);
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw ApiException.rpc("trader is not running");
    }
  }

  /**
   * Forgets a trade.
   *
   * @return how many open orders were cancelled with it
   */
  synchronized int delete(int id) {
    Trade trade = ledger.find(id).orElseThrow(() -> noTradeToDelete(id));
    int orders = trade.openOrder().isPresent() ? 1 : 0;
    ledger.remove(trade);
    return orders;
  }

  private ApiException noTradeToDelete(int id) {
    return ApiException.rpc(
        profile.dialect().isNew() ? "Trade with id '" + id + "' not found." : "invalid argument");
  }

  synchronized Trade cancelOpenOrder(int id, long millis) {
    requireTrading();
    Trade trade =
        ledger
            .find(id)
            .filter(Trade::isOpen)
            .orElseThrow(() -> ApiException.rpc("Invalid trade_id."));
    Order order =
        trade.openOrder().orElseThrow(() -> ApiException.rpc("No open order for trade_id."));
    desk.cancel(trade, order, "cancelled due to timeout", millis);
    return trade;
  }

  /** Loses a share of the equity at once. */
  synchronized void crashPrice(double ratio, long millis) {
    rates = Rates.look(market, profile.pairs(), millis);
    trader.crash(ratio, rates);
  }

  synchronized List<Lock> locks(long millis) {
    return locks.active(millis);
  }

  synchronized void addLock(String pair, String side, String reason, long since, long until) {
    locks.add(pair, side, reason, since, until);
  }

  synchronized void removeLocks(Predicate<Lock> condition) {
    locks.remove(condition);
  }

  synchronized Set<String> blacklist() {
    return new LinkedHashSet<>(blacklist);
  }

  /** Adds a symbol; false when it is there already. */
  synchronized boolean forbid(String symbol) {
    return blacklist.add(symbol);
  }

  /** Takes a symbol away; false when it is not there. */
  synchronized boolean permit(String symbol) {
    return blacklist.remove(symbol);
  }

  /** Lets no new candle come in, as if none had since that time. */
  synchronized void freezeCandles(long sinceMillis) {
    feed.freeze(sinceMillis);
  }

  synchronized void thawCandles() {
    feed.thaw();
  }

  /** Lets the loop hang, as if since that time, while the API goes on answering. */
  synchronized void hold(long sinceMillis) {
    stuck = true;
    boolean fresh = lastProcessMillis == 0;
    lastProcessMillis = fresh ? sinceMillis : Math.min(lastProcessMillis, sinceMillis);
  }

  synchronized void release() {
    stuck = false;
  }

  synchronized BotState state() {
    return state;
  }

  /** Whether the API has a bot behind it. */
  synchronized boolean isAttached() {
    return attached;
  }

  synchronized int maxOpenTrades() {
    return maxOpenTrades;
  }

  synchronized long startupMillis() {
    return startupMillis;
  }

  /** Moment of the last round; 0 before the first one since startup. */
  synchronized long lastProcessMillis() {
    return lastProcessMillis;
  }

  synchronized long analyzedMillis() {
    return feed.analyzedMillis();
  }

  /** When the bot was started for the first time, long before the simulation. */
  long firstStartMillis() {
    return firstStartMillis;
  }

  BotProfile profile() {
    return profile;
  }

  MessageHub hub() {
    return hub;
  }

  LogRing log() {
    return log;
  }

  MessageJson messages() {
    return messages;
  }

  CandlesJson candles() {
    return candles;
  }

  Market market() {
    return market;
  }
}
