package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A day of trading, round by round. */
final class TraderTest {
  private static final int ROUNDS_PER_DAY = 17_280;
  private static final long SEED = 42;

  @Test
  void closesATradeEveryCoupleOfMinutesAndFollowsItsFortune() {
    for (BotProfile profile : SimulatedBots.profiles(SEED, 5)) {
      Bot bot = SimulatedBots.booted(profile, SEED);
      int before = closed(bot).size();
      long equity = bot.read(Books::equity);
      SimulatedBots.trade(bot, SimulatedBots.NOW, ROUNDS_PER_DAY);

      double seconds = 86_400.0 / (closed(bot).size() - before);
      assertThat(seconds).as(profile.name()).isBetween(60.0, 240.0);
      double change = (double) bot.read(Books::equity) / equity - 1;
      assertThat(change).as(profile.name()).isBetween(-0.08, 0.08);
    }
  }

  @Test
  void tradesInEveryWayThatFreqtradeDoes() {
    Set<String> reasons = new HashSet<>();
    List<Trade> trades = new ArrayList<>();
    for (BotProfile profile : SimulatedBots.profiles(SEED, 5)) {
      Bot bot = SimulatedBots.booted(profile, SEED);
      int before = closed(bot).size();
      SimulatedBots.trade(bot, SimulatedBots.NOW, ROUNDS_PER_DAY);
      List<Trade> closed = closed(bot);
      trades.addAll(closed.subList(before, closed.size()));
    }
    trades.forEach(trade -> reasons.add(trade.exitReason().orElseThrow()));
    assertThat(reasons).contains("roi", "exit_signal", "trailing_stop_loss", "stop_loss");
    assertThat(trades).anyMatch(trade -> trade.isShort);
    assertThat(trades).anyMatch(trade -> trade.fills(true) > 1);
    assertThat(trades).anyMatch(trade -> hasStatus(trade, Order.Status.CANCELED));
    assertThat(trades).allMatch(trade -> trade.amount() == 0 && trade.boundMoney() == 0);
  }

  @Test
  void locksAPairAfterALossAndDoesNotEnterItMeanwhile() {
    BotProfile profile = SimulatedBots.profiles(SEED, 2).getLast();
    Bot bot = SimulatedBots.booted(profile, SEED);
    long millis = SimulatedBots.NOW;
    List<Lock> locks = List.of();
    for (int i = 0; i < ROUNDS_PER_DAY && locks.isEmpty(); i++) {
      millis = SimulatedBots.trade(bot, millis, 1);
      locks = bot.locks(millis);
    }
    Lock lock = locks.getFirst();
    long since = millis;
    SimulatedBots.trade(bot, millis, 40);
    assertThat(lock.reason()).startsWith("Cooldown period");
    assertThat(bot.<List<Trade>>read(books -> List.copyOf(books.ledger().open())))
        .noneMatch(t -> t.pair.symbol().equals(lock.pair()) && t.openMillis > since);
  }

  @Test
  void opensNothingWhilePausedButLetsOpenTradesEnd() {
    Bot bot = SimulatedBots.booted(SimulatedBots.profiles(SEED, 1).getFirst(), SEED);
    long millis = SimulatedBots.trade(bot, SimulatedBots.NOW, 200);
    bot.stopEntries(millis);
    SimulatedBots.trade(bot, millis, 5_000);
    assertThat(bot.<Integer>read(books -> books.ledger().open().size())).isZero();
  }

  private static List<Trade> closed(Bot bot) {
    return bot.read(books -> List.copyOf(books.ledger().closed()));
  }

  private static boolean hasStatus(Trade trade, Order.Status status) {
    return trade.orders().stream().anyMatch(order -> order.status() == status);
  }
}
