package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Noise;
import io.freqwatch.freqtrade.market.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a bot did before the simulation began: the same strategy on the same market, looked at every
 * few minutes instead of every few seconds. Used once, by one thread.
 */
final class History {
  private static final double SHARE_OF_TIME_IN_TRADE = 0.8;
  private static final int LOOKS_PER_TRADE = 10;
  private static final long SHORTEST_LOOK_MILLIS = 45_000;
  private static final long LONGEST_LOOK_MILLIS = 1_800_000;
  private static final double SLIPPAGE = 0.0004;

  private final BotProfile profile;
  private final Market market;
  private final Fortune fortune;
  private final Ledger ledger;
  private final EntryPicker picker;
  private final SplittableRandom random;
  private final long untilMillis;
  private final double cycleMillis;
  private final List<Trade> closed = new ArrayList<>();
  private long profit;

  private History(
      BotProfile profile,
      Market market,
      Fortune fortune,
      Ledger ledger,
      double tradesPerDay,
      long untilMillis) {
    this.profile = profile;
    this.market = market;
    this.fortune = fortune;
    this.ledger = ledger;
    this.picker = new EntryPicker(market, profile.strategy());
    this.random = new SplittableRandom(Noise.mix(profile.seed(), "history"));
    this.untilMillis = untilMillis;
    this.cycleMillis = Duration.ofDays(1).toMillis() * profile.slots() / tradesPerDay;
  }

  /** Fills an empty ledger with the trades between two moments; some are still open at the end. */
  static void write(
      BotProfile profile,
      Market market,
      Fortune fortune,
      Ledger ledger,
      double tradesPerDay,
      long fromMillis,
      long untilMillis) {
    if (tradesPerDay > 0 && fromMillis < untilMillis) {
      new History(profile, market, fortune, ledger, tradesPerDay, untilMillis).write(fromMillis);
    }
  }

  private void write(long fromMillis) {
    Slot[] slots = new Slot[profile.slots()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot(fromMillis + pause(0));
    }
    while (true) {
      Slot slot = earliest(slots);
      if (slot.freeMillis >= untilMillis) {
        break;
      }
      fill(slot, slots);
    }
    closed.sort(Comparator.comparingLong(Trade::closeMillis));
    closed.forEach(ledger::settle);
  }

  private void fill(Slot slot, Slot[] slots) {
    long millis = slot.freeMillis;
    List<Pair> free = EntryPicker.among(profile.pairs(), pair -> !isHeld(pair, slots, millis));
    if (free.isEmpty()) {
      slot.freeMillis += pause(0);
      return;
    }
    Trade trade = open(free, millis);
    live(trade);
    slot.pair = trade.pair;
    slot.heldUntil = trade.isOpen() ? Long.MAX_VALUE : trade.closeMillis();
    slot.freeMillis =
        trade.isOpen() ? Long.MAX_VALUE : slot.heldUntil + pause(slot.heldUntil - millis);
  }

  private Trade open(List<Pair> free, long millis) {
    EntryPicker.Pick pick = picker.pick(free, millis, this::hold, lead(millis), random);
    Entry entry = pick.entry();
    double rate = market.price(entry.pair(), millis);
    int leverage = profile.strategy().leverage();
    Trade trade = new Trade(ledger.nextTradeId(), entry, leverage, rate, millis, pick.holdMillis());
    enter(trade, entry.tag(), rate, millis);
    trade.setInitialStop(profile.strategy().initialStop(trade));
    return trade;
  }

  private void enter(Trade trade, String tag, double rate, long millis) {
    long stake = profile.stakeAt(profile.startingCapital() + profit);
    long amount = trade.pair.amountFor(stake * trade.leverage, rate);
    Order order = Order.entry(ledger.nextOrderNumber(), tag, rate, amount, millis);
    trade.place(order);
    trade.enter(order, amount, millis + delay());
  }

  private void live(Trade trade) {
    long look =
        Math.clamp(
            trade.patienceMillis() / LOOKS_PER_TRADE, SHORTEST_LOOK_MILLIS, LONGEST_LOOK_MILLIS);
    for (long millis = trade.openMillis + look; trade.isOpen(); millis += look) {
      if (millis >= untilMillis) {
        ledger.open(trade);
        return;
      }
      act(trade, market.price(trade.pair, millis), millis);
    }
    closed.add(trade);
    profit += trade.realized();
  }

  private void act(Trade trade, double rate, long millis) {
    switch (profile.strategy().decide(trade, rate, millis)) {
      case Decision.Hold _ -> {}
      case Decision.Add add -> enter(trade, add.tag(), rate, millis);
      case Decision.Reduce reduce -> {
        long part = trade.part(reduce.share());
        exit(trade, reduce.tag(), rate, part, millis);
      }
      case Decision.Leave leave -> leave(trade, leave.reason(), rate, millis);
    }
  }

  private void leave(Trade trade, String reason, double rate, long millis) {
    boolean stopped = reason.startsWith("stop_loss") || reason.startsWith("trailing");
    double slipped = trade.stop() * (trade.isShort ? 1 + SLIPPAGE : 1 - SLIPPAGE);
    double exitRate = stopped ? trade.pair.onGrid(slipped) : rate;
    long filledMillis = exit(trade, reason, exitRate, trade.amount(), millis);
    trade.close(reason, exitRate, filledMillis);
  }

  private long exit(Trade trade, String tag, double rate, long part, long millis) {
    Order order = Order.exit(ledger.nextOrderNumber(), tag, rate, part, millis);
    trade.place(order);
    long filledMillis = Math.min(millis + delay(), untilMillis - 1);
    trade.exit(order, part, filledMillis);
    return filledMillis;
  }

  private long hold() {
    return SHORTEST_LOOK_MILLIS + (long) (SHARE_OF_TIME_IN_TRADE * cycleMillis * exponential());
  }

  private double lead(long millis) {
    double capital = 1 + (double) profit / profile.startingCapital();
    return capital - fortune.target(millis);
  }

  /** What is left of a slot's turn after a trade, so that the trades per day come out right. */
  private long pause(long heldMillis) {
    double turn = cycleMillis * (0.2 + 1.2 * random.nextDouble());
    return Math.max(1000, (long) turn - heldMillis);
  }

  private long delay() {
    return 300 + random.nextLong(9_000);
  }

  private double exponential() {
    return -Math.log(1 - random.nextDouble());
  }

  private static Slot earliest(Slot[] slots) {
    Slot earliest = slots[0];
    for (Slot slot : slots) {
      earliest = slot.freeMillis < earliest.freeMillis ? slot : earliest;
    }
    return earliest;
  }

  private static boolean isHeld(Pair pair, Slot[] slots, long millis) {
    for (Slot slot : slots) {
      if (pair.equals(slot.pair) && slot.heldUntil >= millis) {
        return true;
      }
    }
    return false;
  }

  /** Room for one trade at a time. */
  private static final class Slot {
    private long freeMillis;
    private long heldUntil;
    private @Nullable Pair pair;

    Slot(long freeMillis) {
      this.freeMillis = freeMillis;
    }
  }
}
