package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import org.jspecify.annotations.Nullable;

/** Follows the newest sample of a series up to a time that only moves forward. */
final class NewestSample {
  private final SampleIterator samples;
  private SampleKind ahead = SampleKind.NONE;
  private boolean started;
  private boolean found;
  private long timestampMillis;
  private long startMillis;
  private double value;
  private @Nullable FloatHistogram histogram;
  private @Nullable FloatHistogram before;

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
      read();
      ahead = samples.next();
    }
  }

  /** Whether there is a sample after a time, and no stale marker. */
  boolean isPresent(long afterMillis) {
    return found && timestampMillis > afterMillis && !StaleMarker.is(value);
  }

  long timestampMillis() {
    return timestampMillis;
  }

  /** When its counter began; 0 where that is not known. */
  long startMillis() {
    return startMillis;
  }

  double value() {
    return value;
  }

  /** The native histogram read before this sample; null where there was none. */
  @Nullable FloatHistogram before() {
    return before;
  }

  /** Null where it is a float. */
  @Nullable FloatHistogram histogram() {
    return histogram;
  }

  private void read() {
    before = histogram == null ? before : histogram;
    histogram = ahead == SampleKind.HISTOGRAM ? samples.histogram() : null;
    value = histogram == null ? samples.value() : histogram.sum();
    startMillis = samples.startMillis();
  }
}
