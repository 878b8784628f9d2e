package io.freqwatch.web;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StaleMarker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long one bot's cheap answers took between two scrapes, by the increases of the histogram of
 * its calls. Only the newest pair of scrapes with any call counts: what was slow before may be well
 * now. Used by one thread.
 */
final class AnswerTimes {
  private static final String SUM = FleetMetrics.REQUEST_SECONDS + "_sum";
  private static final String COUNT = FleetMetrics.REQUEST_SECONDS + "_count";
  private static final String BUCKET = FleetMetrics.REQUEST_SECONDS + "_bucket";
  private static final Set<String> FAST_BOUNDS = Set.of("1", "1.0");
  private static final double SLOW_SECONDS = 2;
  private static final double SLOW_SHARE = 0.2;

  /** Answers that a bot gives from memory; slow ones mean a slow bot. */
  private static final Set<String> CHEAP_ENDPOINTS =
      Set.of("/ping", "/version", "/show_config", "/health");

  static final List<String> METRICS = List.of(SUM, COUNT, BUCKET);

  private final Map<Long, Double> seconds = new TreeMap<>();
  private final TreeMap<Long, Double> calls = new TreeMap<>();
  private final Map<Long, Double> fastCalls = new TreeMap<>();

  void add(Series series) {
    if (CHEAP_ENDPOINTS.contains(series.labels().value("endpoint"))) {
      switch (series.labels().metricName()) {
        case SUM -> addIncreases(series, seconds);
        case COUNT -> addIncreases(series, calls);
        default -> addBucket(series);
      }
    }
  }

  /** The mean time of slow answers; null where few or none were slow. */
  @Nullable Double slowSeconds() {
    for (Map.Entry<Long, Double> interval : calls.descendingMap().entrySet()) {
      double all = interval.getValue();
      if (all > 0) {
        double slow = all - fastCalls.getOrDefault(interval.getKey(), 0.0);
        double mean = seconds.getOrDefault(interval.getKey(), 0.0) / Math.max(1, slow);
        return slow / all < SLOW_SHARE || mean < SLOW_SECONDS ? null : Double.valueOf(mean);
      }
    }
    return null;
  }

  private void addBucket(Series series) {
    if (FAST_BOUNDS.contains(series.labels().value("le"))) {
      addIncreases(series, fastCalls);
    }
  }

  private static void addIncreases(Series series, Map<Long, Double> into) {
    SampleIterator samples = series.samples();
    double previous = Double.NaN;
    while (samples.next() != SampleKind.NONE) {
      double value = samples.value();
      if (!StaleMarker.is(value)) {
        double increase = value > previous ? value - previous : 0;
        into.merge(samples.timestampMillis(), increase, Double::sum);
        previous = value;
      }
    }
  }
}
