package io.freqwatch.storage;

import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;
import java.util.List;

/**
 * The samples of several iterators in order of time, each time once. It stays with one iterator as
 * long as no other has an earlier sample, which for blocks one after the other means: for all of
 * its samples, at the cost of one comparison each.
 */
public final class MergedSamples implements SampleIterator {
  private final SampleIterator[] parts;
  private final SampleKind[] kinds;
  private int current;
  private boolean started;

  /** Time of the earliest sample of all parts but the current one. */
  private long others;

  private MergedSamples(List<SampleIterator> parts) {
    this.parts = parts.toArray(SampleIterator[]::new);
    this.kinds = new SampleKind[this.parts.length];
    Arrays.fill(kinds, SampleKind.NONE);
  }

  /**
   * @param parts not begun; those whose samples count before others' come first
   */
  public static SampleIterator of(List<SampleIterator> parts) {
    return parts.size() == 1 ? parts.getFirst() : new MergedSamples(parts);
  }

  @Override
  public SampleKind next() {
    if (!started) {
      return seek(Long.MIN_VALUE);
    }
    if (kinds[current] == SampleKind.NONE) {
      return SampleKind.NONE;
    }
    long before = parts[current].timestampMillis();
    kinds[current] = parts[current].next();
    if (kinds[current] != SampleKind.NONE
        && parts[current].timestampMillis() < others
        && others > before) {
      return kinds[current];
    }
    return before == Long.MAX_VALUE ? end() : choose(before + 1);
  }

  @Override
  public SampleKind seek(long soughtMillis) {
    if (started && kinds[current] == SampleKind.NONE) {
      return SampleKind.NONE;
    }
    if (started && parts[current].timestampMillis() >= soughtMillis) {
      return kinds[current];
    }
    if (!started) {
      started = true;
      for (int i = 0; i < parts.length; i++) {
        kinds[i] = parts[i].seek(soughtMillis);
      }
    }
    return choose(soughtMillis);
  }

  /** As long as no other part has a sample as early. */
  @Override
  public int floatsUntil(long untilMillis, long[] times, double[] values, int from) {
    return started && kinds[current] == SampleKind.FLOAT
        ? parts[current].floatsUntil(Math.min(untilMillis, others - 1), times, values, from)
        : from;
  }

  /** Brings all parts to a time and stands on the earliest. */
  private SampleKind choose(long fromMillis) {
    int earliest = -1;
    others = Long.MAX_VALUE;
    for (int i = 0; i < parts.length; i++) {
      if (kinds[i] != SampleKind.NONE && parts[i].timestampMillis() < fromMillis) {
        kinds[i] = parts[i].seek(fromMillis);
      }
      if (kinds[i] == SampleKind.NONE) {
        continue;
      }
      long time = parts[i].timestampMillis();
      if (earliest < 0) {
        earliest = i;
      } else if (time < parts[earliest].timestampMillis()) {
        others = parts[earliest].timestampMillis();
        earliest = i;
      } else {
        others = Math.min(others, time);
      }
    }
    current = Math.max(earliest, 0);
    return kinds[current];
  }

  private SampleKind end() {
    Arrays.fill(kinds, SampleKind.NONE);
    return SampleKind.NONE;
  }

  @Override
  public long timestampMillis() {
    return parts[current].timestampMillis();
  }

  @Override
  public double value() {
    return parts[current].value();
  }

  @Override
  public FloatHistogram histogram() {
    return parts[current].histogram();
  }
}
