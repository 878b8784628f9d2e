package io.freqwatch.scrape;

import java.util.concurrent.atomic.LongAdder;

/** What all scrapes of a manager have come to since its start. Safe for use by many threads. */
final class ScrapeCounters {
  final LongAdder scrapes = new LongAdder();
  final LongAdder samplesOutOfOrder = new LongAdder();
  final LongAdder samplesDuplicate = new LongAdder();
  final LongAdder samplesOutOfBounds = new LongAdder();
  private final LongAdder[] failures = failureCounters();

  void failed(ScrapeFailure.Cause cause) {
    failures[cause.ordinal()].increment();
  }

  ScrapeStatistics statistics(int pools, int targets) {
    return new ScrapeStatistics(
        pools,
        targets,
        scrapes.sum(),
        failures(ScrapeFailure.Cause.UNREACHED),
        failures(ScrapeFailure.Cause.STATUS),
        failures(ScrapeFailure.Cause.FORMAT),
        failures(ScrapeFailure.Cause.BODY_SIZE_LIMIT),
        failures(ScrapeFailure.Cause.SAMPLE_LIMIT),
        failures(ScrapeFailure.Cause.LABEL_LIMIT),
        samplesOutOfOrder.sum(),
        samplesDuplicate.sum(),
        samplesOutOfBounds.sum());
  }

  private long failures(ScrapeFailure.Cause cause) {
    return failures[cause.ordinal()].sum();
  }

  private static LongAdder[] failureCounters() {
    LongAdder[] counters = new LongAdder[ScrapeFailure.Cause.values().length];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = new LongAdder();
    }
    return counters;
  }
}
