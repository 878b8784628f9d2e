package io.freqwatch.scrape;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** What all scrapes of a manager have come to since its start. Safe for use by many threads. */
final class ScrapeCounters {
  private static final Set<ScrapeFailure.Cause> UNREACHED =
      EnumSet.of(
          ScrapeFailure.Cause.UNREACHED,
          ScrapeFailure.Cause.TIMEOUT,
          ScrapeFailure.Cause.REFUSED,
          ScrapeFailure.Cause.UNKNOWN_HOST,
          ScrapeFailure.Cause.TLS);

  final LongAdder scrapes = new LongAdder();
  final LongAdder samplesOutOfOrder = new LongAdder();
  final LongAdder samplesDuplicate = new LongAdder();
  final LongAdder samplesOutOfBounds = new LongAdder();
  final LongAdder exemplarsRefused = new LongAdder();
  final LongAdder seriesRefused = new LongAdder();
  private final Map<ScrapeFailure.Cause, LongAdder> failures = failureCounters();

  void failed(ScrapeFailure.Cause cause) {
    counter(cause).increment();
  }

  ScrapeStatistics statistics(int pools, int targets, List<RefusingTarget> refusing) {
    return new ScrapeStatistics(
        pools,
        targets,
        scrapes.sum(),
        UNREACHED.stream().mapToLong(this::failures).sum(),
        failures(ScrapeFailure.Cause.STATUS),
        failures(ScrapeFailure.Cause.FORMAT),
        failures(ScrapeFailure.Cause.BODY_SIZE_LIMIT),
        failures(ScrapeFailure.Cause.SAMPLE_LIMIT),
        failures(ScrapeFailure.Cause.LABEL_LIMIT),
        failures(ScrapeFailure.Cause.BUCKET_LIMIT),
        failures(ScrapeFailure.Cause.STORAGE),
        samplesOutOfOrder.sum(),
        samplesDuplicate.sum(),
        samplesOutOfBounds.sum(),
        seriesRefused.sum(),
        exemplarsRefused.sum(),
        refusing);
  }

  private long failures(ScrapeFailure.Cause cause) {
    return counter(cause).sum();
  }

  private LongAdder counter(ScrapeFailure.Cause cause) {
    return requireNonNull(failures.get(cause));
  }

  private static Map<ScrapeFailure.Cause, LongAdder> failureCounters() {
    Map<ScrapeFailure.Cause, LongAdder> counters = new EnumMap<>(ScrapeFailure.Cause.class);
    for (ScrapeFailure.Cause cause : ScrapeFailure.Cause.values()) {
      counters.put(cause, new LongAdder());
    }
    return counters;
  }
}
