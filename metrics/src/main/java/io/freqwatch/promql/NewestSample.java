package io.freqwatch.promql;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;

/** Follows the newest sample of a series up to a time that only moves forward. */
final class NewestSample {
  private final SampleIterator samples;
  private SampleKind ahead = SampleKind.NONE;
  private boolean started;
  private boolean found;
  private long timestampMillis;
  private double value;

  NewestSample(SampleIterator samples) {
    this.samples = samples;
  }

  /** Moves to a time; samples at or before {@code unwanted} may be skipped unread. */
  void advance(long untilMillis, long unwantedMillis) {
    if (!started || (ahead != SampleKind.NONE && samples.timestampMillis() <= unwantedMillis)) {
      ahead = samples.seek(unwantedMillis + 1);
      started = true;
    }
    while (ahead != SampleKind.NONE && samples.timestampMillis() <= untilMillis) {
      found = true;
      timestampMillis = samples.timestampMillis();
      value = samples.value();
      ahead = samples.next();
    }
  }

  /** Whether there is a sample after a time, and no stale marker. */
  boolean isPresent(long afterMillis) {
    return found && timestampMillis > afterMillis && !StaleMarker.is(value);
  }

  double value() {
    return value;
  }
}
