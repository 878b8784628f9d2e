package io.freqwatch.web;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StaleMarker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/** Reads what only a span of time tells, for all bots in one go. */
final class TrendReader {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  private final SeriesReader reader;

  TrendReader(SeriesReader reader) {
    this.reader = reader;
  }

  Map<String, BotTrends> read(long nowMillis) {
    Map<String, Double> midnight = profitAtMidnight(nowMillis);
    Map<String, Double> drawdown = overTheHour(FleetMetrics.DRAWDOWN_RATIO, nowMillis, Math::min);
    Map<String, Double> profit = overTheHour(FleetMetrics.PROFIT, nowMillis, Math::max);
    Map<String, BotTrends> result = new HashMap<>();
    for (Map<String, Double> each : List.of(midnight, drawdown, profit)) {
      for (String bot : each.keySet()) {
        result.put(bot, new BotTrends(midnight.get(bot), drawdown.get(bot), profit.get(bot)));
      }
    }
    return result;
  }

  private Map<String, Double> profitAtMidnight(long nowMillis) {
    long midnight = nowMillis - Math.floorMod(nowMillis, DAY_MILLIS);
    Map<String, Double> result = new HashMap<>();
    reader.newest(
        List.of(FleetMetrics.PROFIT),
        midnight,
        sample -> result.put(sample.labels().value("bot"), sample.value()));
    return result;
  }

  /** The lowest or highest value of the last hour, by bot. */
  private Map<String, Double> overTheHour(
      String metric, long nowMillis, BinaryOperator<Double> better) {
    Map<String, Double> result = new HashMap<>();
    reader.each(
        List.of(metric),
        nowMillis - HOUR_MILLIS,
        nowMillis,
        series -> values(series, value -> result.merge(bot(series), value, better)));
    return result;
  }

  private static String bot(Series series) {
    return series.labels().value("bot");
  }

  /** The values of a series that has not ended; one that has is of another currency or mode. */
  private static void values(Series series, Consumer<Double> use) {
    List<Double> values = new ArrayList<>();
    SampleIterator samples = series.samples();
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      if (kind == SampleKind.FLOAT) {
        values.add(samples.value());
      }
    }
    if (!values.isEmpty() && !StaleMarker.is(values.getLast())) {
      values.stream().filter(value -> !StaleMarker.is(value)).forEach(use);
    }
  }
}
