package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freqwatch.freqtrade.api.HistoricBalance.Point;
import io.freqwatch.model.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final long STEP = History.STEP.toMillis();
  private static final long START = 1_795_000_080_000L / STEP * STEP;

  private static Past past(
      @Nullable Double capital, List<Past.Result> results, List<Point> wallet) {
    return new Past(new BotId("alpha", "main"), "USDT", "dry_run", capital, results, wallet);
  }

  private static BackfillSeries find(List<BackfillSeries> all, String name, String... labels) {
    Labels wanted =
        Labels.of(labels).toBuilder().set(Labels.METRIC_NAME, name).set("bot", "alpha").build();
    return all.stream().filter(series -> series.labels().equals(wanted)).findFirst().orElseThrow();
  }

  @Test
  void addsUpProfitsAndCountsInTheOrderOfClosing() {
    List<BackfillSeries> all =
        History.of(
            past(
                1000.0,
                List.of(
                    new Past.Result(START + 2 * STEP, -5),
                    new Past.Result(START, 10),
                    new Past.Result(START + STEP + 1, 2.5)),
                List.of()),
            START + 4 * STEP);

    BackfillSeries profit =
        find(all, "freqtrade_realized_profit", "currency", "USDT", "mode", "dry_run");
    assertThat(profit.timestampsMillis())
        .containsExactly(START, START + STEP, START + 2 * STEP, START + 3 * STEP);
    assertThat(profit.values()).containsExactly(10, 10, 7.5, 7.5);
    assertThat(find(all, "freqtrade_equity", "currency", "USDT", "mode", "dry_run").values())
        .containsExactly(1010, 1010, 1007.5, 1007.5);
    assertThat(find(all, "freqtrade_realized_profit_ratio").values())
        .containsExactly(0.01, 0.01, 0.0075, 0.0075);
    assertThat(find(all, "freqtrade_closed_trades", "result", "win").values())
        .containsExactly(1, 1, 2, 2);
    assertThat(find(all, "freqtrade_closed_trades", "result", "loss").values())
        .containsExactly(0, 0, 1, 1);
    assertThat(find(all, "freqtrade_win_ratio").values()[3]).isEqualTo(2 / 3.0);
  }

  @Test
  void staysBeforeTheMomentThatThePresentBegins() {
    List<BackfillSeries> all =
        History.of(past(1000.0, List.of(new Past.Result(START, 1)), List.of()), START + 3 * STEP);

    assertThat(all).isNotEmpty();
    assertThat(all)
        .allSatisfy(
            series ->
                assertThat(Arrays.stream(series.timestampsMillis()).max().orElseThrow())
                    .isLessThan(START + 3 * STEP));
  }

  @Test
  void drawsTheWalletInStraightLinesBetweenItsDays() {
    List<BackfillSeries> all =
        History.of(
            past(
                null,
                List.of(new Past.Result(START, 1)),
                List.of(new Point(START + 5 * STEP, 200), new Point(START + STEP, 100))),
            START + 9 * STEP);

    BackfillSeries wallet =
        find(
            all,
            "freqtrade_account_equity",
            "currency",
            "USDT",
            "mode",
            "dry_run",
            "account",
            "main");
    assertThat(wallet.timestampsMillis()).hasSize(5).startsWith(START + STEP);
    assertThat(wallet.values()).containsExactly(100, 125, 150, 175, 200);
    assertThat(all).noneMatch(series -> series.labels().metricName().equals("freqtrade_equity"));
  }

  @Test
  void drawsNothingOlderThanItsLimitThoughItCounts() {
    long until = START + 500 * 86_400_000L;
    List<BackfillSeries> all =
        History.of(past(100.0, List.of(new Past.Result(START, 7)), List.of()), until);

    BackfillSeries profit =
        find(all, "freqtrade_realized_profit", "currency", "USDT", "mode", "dry_run");
    assertThat(until - profit.timestampsMillis()[0])
        .isBetween(History.LIMIT.toMillis() - STEP, History.LIMIT.toMillis());
    assertThat(profit.values()).containsOnly(7);
  }

  @Test
  void nothingHappenedMeansNoSeries() {
    assertThat(History.of(past(100.0, List.of(), List.of()), START)).isEmpty();
    assertThat(
            History.of(past(100.0, List.of(new Past.Result(START + 1, 5)), List.of()), START + 2))
        .isEmpty();
  }

  @Test
  void endsWithTheSumOfAllTradesWhateverTheSeed() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<Past.Result> results =
          random
              .longs(500, START, START + 30 * 86_400_000L)
              .mapToObj(close -> new Past.Result(close, random.nextGaussian()))
              .toList();
      double[] profit =
          find(
                  History.of(past(1.0, results, List.of()), START + 31 * 86_400_000L),
                  "freqtrade_realized_profit",
                  "currency",
                  "USDT",
                  "mode",
                  "dry_run")
              .values();

      assertThat(profit[profit.length - 1])
          .isCloseTo(results.stream().mapToDouble(Past.Result::profit).sum(), within(1e-9));
    }
  }
}
