package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.CallListener;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts and times the calls of one bot's API. Safe for use by many threads. */
final class CallBook implements CallListener {
  private static final double[] BOUNDS = {0.01, 0.1, 1, 10, Double.POSITIVE_INFINITY};

  private final Clock clock;
  private final CounterBook counters;
  private final Map<ReadEndpoint, Durations> durations = new EnumMap<>(ReadEndpoint.class);
  private final Map<ReadEndpoint, Long> lastSuccess = new EnumMap<>(ReadEndpoint.class);
  private @Nullable Double answerSeconds;

  /**
   * Calls up to one moment.
   *
   * @param answerSeconds how long the newest answer took that costs the bot nothing
   */
  record Calls(
      Map<ReadEndpoint, Metric.Histogram> durations,
      Map<ReadEndpoint, Long> lastSuccess,
      @Nullable Double answerSeconds) {
    static final Calls NONE = new Calls(Map.of(), Map.of(), null);

    /** The calls of all endpoints together; empty before the first. */
    Optional<Metric.Histogram> total() {
      return durations.values().stream().reduce(CallBook::sum);
    }
  }

  private static final class Durations {
    private final long[] counts = new long[BOUNDS.length];
    private double sum;

    void add(double seconds) {
      for (int i = 0; i < BOUNDS.length; i++) {
        counts[i] += seconds <= BOUNDS[i] ? 1 : 0;
      }
      sum += seconds;
    }

    Metric.Histogram histogram() {
      return new Metric.Histogram(Labels.EMPTY, BOUNDS, counts.clone(), sum);
    }
  }

  CallBook(Clock clock, CounterBook counters) {
    this.clock = clock;
    this.counters = counters;
  }

  @Override
  public synchronized void called(Call call) {
    ReadEndpoint endpoint = call.endpoint();
    counters.increment(
        "freqtrade_exporter_api_requests", endpoint.template(), call.outcome().label());
    double seconds = call.duration().toNanos() / 1e9;
    durations.computeIfAbsent(endpoint, _ -> new Durations()).add(seconds);
    if (call.outcome() == Outcome.OK) {
      lastSuccess.put(endpoint, clock.wallMillis());
      answerSeconds =
          endpoint == ReadEndpoint.SHOW_CONFIG ? Double.valueOf(seconds) : answerSeconds;
    }
  }

  private static Metric.Histogram sum(Metric.Histogram a, Metric.Histogram b) {
    long[] counts = new long[BOUNDS.length];
    Arrays.setAll(counts, i -> a.counts()[i] + b.counts()[i]);
    return new Metric.Histogram(Labels.EMPTY, BOUNDS, counts, a.sum() + b.sum());
  }

  synchronized Calls calls() {
    Map<ReadEndpoint, Metric.Histogram> copies = new EnumMap<>(ReadEndpoint.class);
    durations.forEach((endpoint, each) -> copies.put(endpoint, each.histogram()));
    return new Calls(copies, copy(lastSuccess), answerSeconds);
  }

  private static Map<ReadEndpoint, Long> copy(Map<ReadEndpoint, Long> times) {
    Map<ReadEndpoint, Long> copy = new EnumMap<>(ReadEndpoint.class);
    copy.putAll(times);
    return copy;
  }
}
