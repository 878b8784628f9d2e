package io.freqwatch.web;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StaleMarker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what only a span of time tells, for all bots in one go. */
final class TrendReader {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  private static final long ANSWERS_MILLIS = 90_000;

  /** Answers that a bot gives from memory; slow ones mean a slow bot. */
  private static final Set<String> LIGHT_ENDPOINTS =
      Set.of("/ping", "/version", "/show_config", "/health");

  private final SeriesReader reader;

  TrendReader(SeriesReader reader) {
    this.reader = reader;
  }

  Map<String, BotTrends> read(long nowMillis) {
    Map<String, Double> midnight = profitAtMidnight(nowMillis);
    Map<String, Double> drawdown = lowestDrawdown(nowMillis);
    Map<String, Double> answers = answerSeconds(nowMillis);
    Map<String, BotTrends> result = new HashMap<>();
    for (Map<String, Double> each : List.of(midnight, drawdown, answers)) {
      for (String bot : each.keySet()) {
        result.put(bot, new BotTrends(midnight.get(bot), drawdown.get(bot), answers.get(bot)));
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

  private Map<String, Double> lowestDrawdown(long nowMillis) {
    Map<String, Double> result = new HashMap<>();
    reader.each(
        List.of(FleetMetrics.DRAWDOWN_RATIO),
        nowMillis - HOUR_MILLIS,
        nowMillis,
        series -> {
          Span span = Span.of(series);
          if (span != null) {
            result.merge(series.labels().value("bot"), span.lowest, Math::min);
          }
        });
    return result;
  }

  private Map<String, Double> answerSeconds(long nowMillis) {
    Map<String, Double> seconds = new HashMap<>();
    Map<String, Double> counts = new HashMap<>();
    sumIncrease(FleetMetrics.REQUEST_SECONDS + "_sum", nowMillis, seconds);
    sumIncrease(FleetMetrics.REQUEST_SECONDS + "_count", nowMillis, counts);
    seconds.keySet().removeIf(bot -> counts.getOrDefault(bot, 0.0) <= 0);
    seconds.replaceAll((bot, sum) -> sum / counts.getOrDefault(bot, 1.0));
    return seconds;
  }

  private void sumIncrease(String metric, long nowMillis, Map<String, Double> into) {
    reader.each(
        List.of(metric),
        nowMillis - ANSWERS_MILLIS,
        nowMillis,
        series -> {
          Span span = Span.of(series);
          if (span != null && LIGHT_ENDPOINTS.contains(series.labels().value("endpoint"))) {
            into.merge(series.labels().value("bot"), span.increase, Double::sum);
          }
        });
  }

  /** What a series did within the span it was read for. */
  private record Span(double lowest, double increase) {
    static @Nullable Span of(Series series) {
      SampleIterator samples = series.samples();
      double lowest = Double.POSITIVE_INFINITY;
      double increase = 0;
      double previous = Double.NaN;
      while (samples.next() != SampleKind.NONE) {
        double value = samples.value();
        if (!StaleMarker.is(value)) {
          lowest = Math.min(lowest, value);
          increase += value > previous ? value - previous : 0;
          previous = value;
        }
      }
      return Double.isNaN(previous) ? null : new Span(lowest, increase);
    }
  }
}
