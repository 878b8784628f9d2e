package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.HistoricBalance;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Turns a bot's closed trades into the series that the exporter would have shown, had it been
 * there: one sample every four minutes, so that a look-back of five minutes always finds one. Pure.
 */
final class History {
  static final Duration STEP = Duration.ofMinutes(4);

  /** Older trades count in the sums, though nothing is drawn of their time. */
  static final Duration LIMIT = Duration.ofDays(400);

  private final Past past;
  private final long[] timestamps;
  private final List<BackfillSeries> series = new ArrayList<>();

  private History(Past past, long[] timestamps) {
    this.past = past;
    this.timestamps = timestamps;
  }

  /**
   * The series up to a moment, that one left out; none where nothing has happened.
   *
   * @param untilMillis before the first scrape, since the past must not overlap with the present
   */
  static List<BackfillSeries> of(Past past, long untilMillis) {
    if (past.results().isEmpty()) {
      return List.of();
    }
    long[] timestamps = timestamps(past, untilMillis);
    if (timestamps.length == 0) {
      return List.of();
    }
    History history = new History(past, timestamps);
    history.addTrades();
    history.addWallet();
    return List.copyOf(history.series);
  }

  private static long[] timestamps(Past past, long untilMillis) {
    long step = STEP.toMillis();
    long first = past.results().stream().mapToLong(Past.Result::closeMillis).min().orElseThrow();
    long from = Math.ceilDiv(Math.max(first, untilMillis - LIMIT.toMillis()), step) * step;
    int count = (int) Math.max(0, Math.ceilDiv(untilMillis - from, step));
    long[] result = new long[count];
    Arrays.setAll(result, i -> from + i * step);
    return result;
  }

  private void addTrades() {
    double[] profit = new double[timestamps.length];
    double[] wins = new double[timestamps.length];
    double[] losses = new double[timestamps.length];
    accumulate(profit, wins, losses);
    add("freqtrade_realized_profit", money(), profit);
    add("freqtrade_closed_trades", Labels.of("result", "win"), wins);
    add("freqtrade_closed_trades", Labels.of("result", "loss"), losses);
    add("freqtrade_win_ratio", Labels.EMPTY, ratios(wins, losses));
    Double capital = past.startingCapital();
    if (capital != null && capital > 0) {
      add("freqtrade_realized_profit_ratio", Labels.EMPTY, map(profit, value -> value / capital));
      add("freqtrade_equity", money(), map(profit, value -> value + capital));
    }
  }

  /** A trade without profit or loss is a win, as Freqtrade counts. */
  private void accumulate(double[] profit, double[] wins, double[] losses) {
    List<Past.Result> results = new ArrayList<>(past.results());
    results.sort(Comparator.comparingLong(Past.Result::closeMillis));
    int next = 0;
    double sum = 0;
    int won = 0;
    int lost = 0;
    for (int i = 0; i < timestamps.length; i++) {
      while (next < results.size() && results.get(next).closeMillis() <= timestamps[i]) {
        double gain = results.get(next++).profit();
        sum += gain;
        won += gain >= 0 ? 1 : 0;
        lost += gain >= 0 ? 0 : 1;
      }
      profit[i] = sum;
      wins[i] = won;
      losses[i] = lost;
    }
  }

  /** The account's worth, which is known day by day, in a straight line between two days. */
  private void addWallet() {
    List<HistoricBalance.Point> points = new ArrayList<>(past.wallet());
    points.sort(Comparator.comparingLong(HistoricBalance.Point::millis));
    if (points.size() < 2) {
      return;
    }
    int from = indexAtOrAfter(points.getFirst().millis());
    int to = indexAtOrAfter(points.getLast().millis() + 1);
    double[] values = new double[to - from];
    int segment = 0;
    for (int i = from; i < to; i++) {
      while (points.get(segment + 1).millis() < timestamps[i]) {
        segment++;
      }
      values[i - from] = between(points.get(segment), points.get(segment + 1), timestamps[i]);
    }
    Labels labels = money().toBuilder().set("account", past.id().account()).build();
    long[] times = Arrays.copyOfRange(timestamps, from, to);
    series.add(
        new BackfillSeries(
            CollectGroup.STANDARD, named("freqtrade_account_equity", labels), times, values));
  }

  private int indexAtOrAfter(long millis) {
    int index = Arrays.binarySearch(timestamps, millis);
    return index < 0 ? -index - 1 : index;
  }

  private static double between(HistoricBalance.Point a, HistoricBalance.Point b, long millis) {
    double share = (double) (millis - a.millis()) / Math.max(1, b.millis() - a.millis());
    return a.total() + share * (b.total() - a.total());
  }

  /** The first sample comes after the first trade, so that no ratio is of nothing. */
  private static double[] ratios(double[] wins, double[] losses) {
    double[] result = new double[wins.length];
    Arrays.setAll(result, i -> wins[i] / (wins[i] + losses[i]));
    return result;
  }

  private static double[] map(double[] values, DoubleUnaryOperator function) {
    return Arrays.stream(values).map(function).toArray();
  }

  private Labels money() {
    return Labels.of("currency", past.currency(), "mode", past.mode());
  }

  private void add(String family, Labels labels, double[] values) {
    series.add(
        new BackfillSeries(CollectGroup.STANDARD, named(family, labels), timestamps, values));
  }

  private Labels named(String family, Labels labels) {
    return labels.toBuilder().set(Labels.METRIC_NAME, family).set("bot", past.id().bot()).build();
  }
}
