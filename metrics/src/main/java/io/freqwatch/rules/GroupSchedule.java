package io.freqwatch.rules;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.engine.LabelsHash;
import io.freqwatch.rules.file.GroupDefinition;
import java.time.Duration;

/**
 * When a group is evaluated: an interval apart, at an offset that its name gives, so that groups
 * are spread over time and keep their place over restarts.
 */
final class GroupSchedule {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long intervalNanos;
  private final long offsetNanos;

  private GroupSchedule(long intervalNanos, long offsetNanos) {
    this.intervalNanos = intervalNanos;
    this.offsetNanos = offsetNanos;
  }

  static GroupSchedule of(GroupDefinition group, Duration interval) {
    long hash = LabelsHash.of(Labels.of("file", group.file(), "name", group.name()));
    return new GroupSchedule(interval.toNanos(), Long.remainderUnsigned(hash, interval.toNanos()));
  }

  /** The slot at or before a moment. */
  long slotMillis(long nowMillis) {
    long shifted = nowMillis * NANOS_PER_MILLI - offsetNanos;
    long slot = Math.floorDiv(shifted, intervalNanos) * intervalNanos + offsetNanos;
    return Math.floorDiv(slot, NANOS_PER_MILLI);
  }

  long intervalMillis() {
    return intervalNanos / NANOS_PER_MILLI;
  }
}
