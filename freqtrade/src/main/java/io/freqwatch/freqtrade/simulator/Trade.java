package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Decimals;
import io.freqwatch.freqtrade.market.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A position from its first entry to its last exit, in whole units. Guarded by the lock of its bot.
 *
 * <p>An exit takes its share of what the entries cost, so whatever the order of entries and partial
 * exits, the profit at the end is the money that came out less the money that went in.
 */
final class Trade {
  private static final long FUNDING_INTERVAL_MILLIS = 8 * 3600_000L;
  private static final double FUNDING_RATE = 0.0001;
  private static final double MAINTENANCE_MARGIN = 0.005;

  final int id;
  final Pair pair;
  final boolean isShort;
  final int leverage;
  final String enterTag;
  final long openMillis;
  private final List<Order> orders = new ArrayList<>(2);
  private final double requestedRate;

  private long patienceMillis;
  private long amount;
  private long openCost;
  private long openFees;
  private long enteredAmount;
  private long enteredCost;
  private long enteredFees;
  private long exitFees;
  private long realized;
  private long funding;
  private double minRate;
  private double maxRate;
  private double initialStop;
  private double stop;
  private long stopMovedMillis;
  private long closeMillis;
  private double closeRate;
  private @Nullable String exitReason;

  /**
   * @param patienceMillis how long the strategy means to hold it at most
   */
  Trade(int id, Entry entry, int leverage, double rate, long openMillis, long patienceMillis) {
    this.id = id;
    this.pair = entry.pair();
    this.isShort = entry.isShort();
    this.enterTag = entry.tag();
    this.leverage = leverage;
    this.requestedRate = rate;
    this.openMillis = openMillis;
    this.patienceMillis = patienceMillis;
  }

  void place(Order order) {
    orders.add(order);
  }

  /** Books a filled part of an order that opens or enlarges the position. */
  void enter(Order order, long filled, long millis) {
    long costBefore = order.filledCost();
    order.fill(filled, millis);
    long cost = order.filledCost() - costBefore;
    long fee = Decimals.fee(cost);
    amount += filled;
    openCost += cost;
    openFees += fee;
    enteredAmount += filled;
    enteredCost += cost;
    enteredFees += fee;
  }

  /** Books a filled part of an order that reduces or ends the position. */
  void exit(Order order, long filled, long millis) {
    long costBefore = order.filledCost();
    order.fill(filled, millis);
    long cost = order.filledCost() - costBefore;
    long fee = Decimals.fee(cost);
    long paid = Decimals.share(fundingUntil(millis), filled, amount);
    funding += paid;
    realized += gain(filled, cost, fee) + paid;
    openFees -= Decimals.share(openFees, filled, amount);
    openCost -= Decimals.share(openCost, filled, amount);
    amount -= filled;
    exitFees += fee;
  }

  /** Ends the trade; the whole position must be gone. */
  void close(String reason, double rate, long millis) {
    exitReason = reason;
    closeRate = rate;
    closeMillis = millis;
  }

  private long gain(long part, long cost, long fee) {
    long fees = Decimals.share(openFees, part, amount) + fee;
    long opened = Decimals.share(openCost, part, amount);
    return (isShort ? opened - cost : cost - opened) - fees;
  }

  /** Notes a rate that was seen while the trade was open. */
  void observe(double rate) {
    minRate = minRate == 0 ? rate : Math.min(minRate, rate);
    maxRate = Math.max(maxRate, rate);
  }

  void setInitialStop(double rate) {
    initialStop = pair.onGrid(rate);
    stop = initialStop;
  }

  void moveStop(double rate, long millis) {
    stop = pair.onGrid(rate);
    stopMovedMillis = millis;
  }

  /** What the position would bring at a rate, after fees and funding; without realised parts. */
  long positionProfit(double rate, long millis) {
    if (amount == 0) {
      return 0;
    }
    long cost = Decimals.cost(rate, amount);
    return gain(amount, cost, Decimals.fee(cost)) + fundingUntil(millis);
  }

  /** Realised parts and position together; the final profit once closed. */
  long totalProfit(double rate, long millis) {
    return isOpen() ? realized + positionProfit(rate, millis) : realized;
  }

  /** The profit of the position against what was staked on it. */
  double positionRatio(double rate, long millis) {
    return ratio(positionProfit(rate, millis), openValue());
  }

  /** The profit of the closed trade against all that was staked on it. */
  double closeRatio() {
    return ratio(realized, enteredValue());
  }

  /** A profit against the stake that an opened value stands for. */
  double ratio(long profit, long openedValue) {
    return Decimals.ratio(profit * (double) leverage, (double) openedValue);
  }

  private long fundingUntil(long millis) {
    if (!pair.futures() || amount == 0) {
      return 0;
    }
    long payments =
        Math.floorDiv(millis, FUNDING_INTERVAL_MILLIS)
            - Math.floorDiv(openMillis, FUNDING_INTERVAL_MILLIS);
    long payment = Math.round(openCost * FUNDING_RATE);
    return payments * (isShort ? payment : -payment);
  }

  /** Funding fees so far; positive when received. */
  long funding(long millis) {
    return funding + fundingUntil(millis);
  }

  /** Changes how long the strategy means to hold it, counted from its opening. */
  void holdFor(long millis) {
    patienceMillis = millis;
  }

  long patienceMillis() {
    return patienceMillis;
  }

  /** Money of the wallet that is bound in the position: what it cost, or its collateral. */
  long boundMoney() {
    return openCost / leverage + openFees;
  }

  /** Money of the wallet set aside for the part of an entry order that is not filled yet. */
  long reservedMoney() {
    return openOrder()
        .filter(order -> order.entry)
        .map(order -> Decimals.cost(order.price, order.remaining()) / leverage)
        .orElse(0L);
  }

  boolean isOpen() {
    return closeMillis == 0;
  }

  Optional<Order> openOrder() {
    return orders.isEmpty() || !orders.getLast().isOpen()
        ? Optional.empty()
        : Optional.of(orders.getLast());
  }

  List<Order> orders() {
    return orders;
  }

  long amount() {
    return amount;
  }

  /** A share of the position, on the grid of amounts. */
  long part(double share) {
    return pair.onAmountGrid((long) (amount * share));
  }

  long enteredAmount() {
    return enteredAmount;
  }

  /** Collateral of the position as it stands. */
  long stake() {
    return openCost / leverage;
  }

  /** Collateral of everything that was ever entered. */
  long enteredStake() {
    return enteredCost / leverage;
  }

  long entryFees() {
    return enteredFees;
  }

  long exitFees() {
    return exitFees;
  }

  /** Value of the position when it was opened, fees included as Freqtrade does. */
  long openValue() {
    return isShort ? openCost - openFees : openCost + openFees;
  }

  /** Value of all entries, fees included. */
  long enteredValue() {
    return isShort ? enteredCost - enteredFees : enteredCost + enteredFees;
  }

  double requestedRate() {
    return requestedRate;
  }

  /** The mean rate of all entries; the requested rate before the first fill. */
  double openRate() {
    return enteredAmount == 0
        ? requestedRate
        : Decimals.round((double) enteredCost / enteredAmount, 8);
  }

  /** Moment of the first fill; 0 before it. */
  long openFillMillis() {
    return orders.isEmpty() ? 0 : orders.getFirst().filledMillis();
  }

  long realized() {
    return realized;
  }

  double minRate() {
    return minRate;
  }

  double maxRate() {
    return maxRate;
  }

  double initialStop() {
    return initialStop;
  }

  double stop() {
    return stop;
  }

  long stopMovedMillis() {
    return stopMovedMillis;
  }

  /** Milliseconds since 1970; 0 while open. */
  long closeMillis() {
    return closeMillis;
  }

  double closeRate() {
    return closeRate;
  }

  Optional<String> exitReason() {
    return Optional.ofNullable(exitReason);
  }

  /** Filled orders of one direction. */
  int fills(boolean entries) {
    return (int) orders.stream().filter(o -> o.entry == entries && o.filled() > 0).count();
  }

  /** Where the exchange would end the position by force; empty without leverage. */
  Optional<Double> liquidationPrice() {
    if (!pair.futures()) {
      return Optional.empty();
    }
    double distance = 1.0 / leverage - MAINTENANCE_MARGIN;
    return Optional.of(pair.onGrid(openRate() * (isShort ? 1 + distance : 1 - distance)));
  }
}
