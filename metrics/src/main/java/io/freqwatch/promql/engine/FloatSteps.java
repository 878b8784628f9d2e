package io.freqwatch.promql.engine;

import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;

/**
 * Spreads the samples of a series of floats over the steps of a grid: work for each sample and a
 * run of steps, not for each step.
 */
final class FloatSteps {
  private final QueryBudget budget;

  FloatSteps(QueryBudget budget) {
    this.budget = budget;
  }

  /** Reads all samples, stale markers too; false where one is a native histogram. */
  boolean read(SampleIterator samples, SampleBuffer buffer) {
    int checked = 0;
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      if (kind == SampleKind.HISTOGRAM) {
        return false;
      }
      buffer.add(samples.timestampMillis(), samples.value(), 0);
      buffer.addFloats(samples);
      if (buffer.size() - checked >= SampleBuffer.CHECK_EVERY) {
        budget.check(buffer);
        checked = buffer.size();
      }
    }
    budget.work(buffer.size());
    return true;
  }

  /**
   * Sets each step to the newest sample that is younger than the lookback and no stale marker.
   *
   * @param firstMillis the moment the first step looks at
   */
  static void fill(
      SampleBuffer samples,
      long firstMillis,
      long stepMillis,
      long lookbackMillis,
      StepSeries result) {
    int steps = result.steps();
    int from = 0;
    for (int i = 0; i < samples.size() && from < steps; i++) {
      long time = samples.time(i);
      long until = time + lookbackMillis;
      if (i + 1 < samples.size()) {
        until = Math.min(until, samples.time(i + 1));
      }
      from = Math.max(from, stepAtOrAfter(time, firstMillis, stepMillis, steps));
      int to = stepAtOrAfter(until, firstMillis, stepMillis, steps);
      if (from < to && !StaleMarker.is(samples.value(i))) {
        result.fill(from, to, samples.value(i));
      }
    }
  }

  private static int stepAtOrAfter(long time, long firstMillis, long stepMillis, int steps) {
    long after = time - firstMillis;
    return after <= 0 ? 0 : (int) Math.min(steps, (after + stepMillis - 1) / stepMillis);
  }
}
