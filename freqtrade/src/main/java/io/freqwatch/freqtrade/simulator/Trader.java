package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Noise;
import io.freqwatch.freqtrade.market.Pair;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One round of trading: orders, exits, entries. What it does depends on seed, moment and books
 * alone. Guarded by the bot's lock.
 */
final class Trader {
  private static final double ENTRY_CHANCE = 0.25;
  private static final double SHARE_OF_TIME_IN_TRADE = 0.6;
  private static final String CRASH_TAG = "flash_crash";

  private final BotProfile profile;
  private final Ledger ledger;
  private final Fortune fortune;
  private final PairLocks locks;
  private final OrderDesk desk;
  private final EntryPicker picker;
  private final long meanHoldMillis;

  /**
   * @param closeEveryMillis mean time between two closed trades of the bot
   */
  Trader(
      BotProfile profile,
      Market market,
      Ledger ledger,
      Fortune fortune,
      PairLocks locks,
      OrderDesk desk,
      long closeEveryMillis) {
    this.profile = profile;
    this.ledger = ledger;
    this.fortune = fortune;
    this.locks = locks;
    this.desk = desk;
    this.picker = new EntryPicker(market, profile.strategy());
    this.meanHoldMillis = (long) (closeEveryMillis * profile.slots() * SHARE_OF_TIME_IN_TRADE);
  }

  /** Lets trades that history left open end at the pace of the present. */
  void takeOver(long millis) {
    RandomGenerator random = randomAt(millis);
    for (Trade trade : ledger.open()) {
      trade.holdFor(millis - trade.openMillis + hold(random));
    }
  }

  /**
   * Does one round.
   *
   * @param places how many trades may be open; 0 to open none
   * @param blacklist symbols that may not be entered
   */
  void process(Rates rates, int places, Set<String> blacklist) {
    long millis = rates.millis();
    List.copyOf(ledger.open()).forEach(trade -> desk.settle(trade, millis));
    List.copyOf(ledger.open()).forEach(trade -> decide(trade, rates));
    RandomGenerator random = randomAt(millis);
    if (ledger.open().size() < places && random.nextDouble() < ENTRY_CHANCE) {
      enter(rates, blacklist, random);
    }
  }

  private void decide(Trade trade, Rates rates) {
    if (trade.amount() == 0 || trade.openOrder().isPresent()) {
      return;
    }
    double rate = rates.of(trade.pair);
    long millis = rates.millis();
    switch (profile.strategy().decide(trade, rate, millis)) {
      case Decision.Hold _ -> {}
      case Decision.Add add -> add(trade, add.tag(), rates);
      case Decision.Reduce reduce -> {
        long part = trade.part(reduce.share());
        desk.exit(trade, reduce.tag(), part, rate, millis);
      }
      case Decision.Leave leave -> desk.exit(trade, leave.reason(), trade.amount(), rate, millis);
    }
  }

  private void add(Trade trade, String tag, Rates rates) {
    long amount = affordable(trade.pair, trade.leverage, 0, rates);
    if (amount > 0) {
      desk.enter(trade, tag, amount, rates.of(trade.pair), rates.millis());
    }
  }

  private void enter(Rates rates, Set<String> blacklist, RandomGenerator random) {
    long millis = rates.millis();
    List<Pair> free =
        EntryPicker.among(
            profile.pairs(), pair -> !ledger.isHeld(pair) && !blacklist.contains(pair.symbol()));
    if (free.isEmpty()) {
      return;
    }
    EntryPicker.Pick pick = picker.pick(free, millis, () -> hold(random), lead(rates), random);
    Entry entry = pick.entry();
    if (!locks.forbid(entry.pair(), entry.isShort(), millis)) {
      open(entry, profile.strategy().leverage(), 0, rates, pick.holdMillis());
    }
  }

  /**
   * Opens a trade that somebody asks for.
   *
   * @param stake units; 0 for the usual stake
   * @return whether there was money for it
   */
  boolean open(Entry entry, int leverage, long stake, Rates rates) {
    return open(entry, leverage, stake, rates, hold(randomAt(rates.millis())));
  }

  private boolean open(Entry entry, int leverage, long stake, Rates rates, long hold) {
    long amount = affordable(entry.pair(), leverage, stake, rates);
    if (amount > 0) {
      desk.open(entry, leverage, amount, rates.of(entry.pair()), rates.millis(), hold);
    }
    return amount > 0;
  }

  private long affordable(Pair pair, int leverage, long stake, Rates rates) {
    Books books = new Books(profile, ledger, rates);
    long wanted = stake > 0 ? stake : books.nextStake();
    long fees = Decimals.fee(wanted * leverage);
    return wanted + fees > books.free() ? 0 : pair.amountFor(wanted * leverage, rates.of(pair));
  }

  /** Ends a trade, or a part of it, because somebody asks for it. */
  void forceExit(Trade trade, long amount, Rates rates) {
    double rate = rates.of(trade.pair);
    if (amount >= trade.amount()) {
      desk.exitNow(trade, "force_exit", rate, rates.millis());
    } else {
      desk.exit(trade, "force_exit", amount, rate, rates.millis());
    }
  }

  /** Loses a share of the equity at once, by a trade that a crash of the price ends. */
  void crash(double ratio, Rates rates) {
    List.copyOf(ledger.open()).forEach(trade -> forceExit(trade, trade.amount(), rates));
    Books books = new Books(profile, ledger, rates);
    long loss = Math.round(books.equity() * ratio);
    Pair pair = profile.pairs().getFirst();
    double rate = rates.of(pair);
    long amount = pair.amountFor(Math.round(books.free() * 0.98), rate);
    long millis = rates.millis();
    Trade trade =
        new Trade(ledger.nextTradeId(), new Entry(pair, false, CRASH_TAG), 1, rate, millis, 0);
    ledger.open(trade);
    desk.enter(trade, CRASH_TAG, amount, rate, millis);
    trade.setInitialStop(rate * 0.9);
    trade.openOrder().ifPresent(order -> trade.enter(order, amount, millis));
    desk.exitNow(trade, "emergency_exit", crashedRate(trade, loss), millis + 1);
    fortune.shift((double) trade.realized() / profile.startingCapital());
  }

  private static double crashedRate(Trade trade, long loss) {
    double fees = 2 * Decimals.feeRatio() * trade.stake();
    double left = Math.max(trade.stake() - loss + fees, 0);
    return trade.pair.onGrid(left / trade.amount());
  }

  private double lead(Rates rates) {
    Books books = new Books(profile, ledger, rates);
    double capital = (double) books.equity() / profile.startingCapital();
    return capital - fortune.target(rates.millis());
  }

  private long hold(RandomGenerator random) {
    return 10_000 + (long) (-Math.log(1 - random.nextDouble()) * meanHoldMillis);
  }

  private RandomGenerator randomAt(long millis) {
    return new SplittableRandom(Noise.mix(profile.seed(), millis));
  }
}
