package io.freqwatch.freqtrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.freqtrade.market.Pair;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private static final long NOW = SimulatedBots.NOW;
  private static final long FROM = NOW - Duration.ofDays(90).toMillis();

  private final Market market = new Market(42);

  private Ledger written(BotProfile profile, double tradesPerDay) {
    Ledger ledger = new Ledger();
    Fortune fortune = new Fortune(profile.seed(), profile.dailyGrowth(), FROM);
    History.write(profile, market, fortune, ledger, tradesPerDay, FROM, NOW);
    return ledger;
  }

  @Test
  void closesAboutAsManyTradesADayAsAskedFor() {
    for (BotProfile profile : SimulatedBots.profiles(42, 10)) {
      assertThat(written(profile, 20).closed().size() / 90.0).isBetween(14.0, 30.0);
    }
  }

  @Test
  void closesTradesInOrderOfTimeThoughNotOfIds() {
    List<Trade> closed = written(SimulatedBots.profiles(42, 1).getFirst(), 20).closed();

    assertThat(closed).isSortedAccordingTo(Comparator.comparingLong(Trade::closeMillis));
    assertThat(closed).extracting(trade -> trade.id).isNotEqualTo(sortedIds(closed));
    assertThat(closed).allMatch(t -> t.openMillis >= FROM && t.closeMillis() < NOW);
  }

  private static List<Integer> sortedIds(List<Trade> trades) {
    return trades.stream().map(trade -> trade.id).sorted().toList();
  }

  @Test
  void neverHoldsOnePairTwiceNorMoreTradesThanAllowed() {
    BotProfile profile = SimulatedBots.profiles(42, 1).getFirst();
    Ledger ledger = written(profile, 40);
    for (long millis = FROM; millis < NOW; millis += Duration.ofHours(7).toMillis()) {
      long moment = millis;
      List<Pair> held =
          ledger.closed().stream()
              .filter(t -> t.openMillis <= moment && t.closeMillis() > moment)
              .map(t -> t.pair)
              .toList();
      assertThat(held).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(profile.slots());
    }
  }

  @Test
  void leavesForManyReasonsWithGainsAndLosses() {
    Set<String> reasons = new HashSet<>();
    for (BotProfile profile : SimulatedBots.profiles(42, 5)) {
      Ledger ledger = written(profile, 20);
      ledger.closed().forEach(trade -> reasons.add(trade.exitReason().orElseThrow()));
      ClosedFigures figures = ClosedFigures.of(ledger.closed());
      assertThat(figures.winRate()).isBetween(0.35, 0.9);
      assertThat(Drawdown.of(ledger.closed(), profile.startingCapital()).worstRatio())
          .isBetween(0.005, 0.5);
    }
    assertThat(reasons)
        .contains("roi", "stop_loss", "trailing_stop_loss", "exit_signal", "bb_middle");
  }

  @Test
  void writesNothingWithoutHistory() {
    assertThat(written(SimulatedBots.profiles(42, 1).getFirst(), 0).closed()).isEmpty();
  }
}
