package io.freqwatch.storage;

import static java.util.Objects.requireNonNull;

import io.freqwatch.model.FloatHistogram;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The chunk at a series' end that still takes samples, all floats or all histograms. It spends no
 * array on regular times nor on a value that does not change. Guarded by the storage's lock; a
 * {@link #snapshot} stays valid without it, since elements are only ever added behind it.
 */
final class OpenChunk {
  /** Samples of a full chunk, as in Prometheus. */
  static final int CAPACITY = 120;

  private static final int FIRST_LENGTH = 8;

  private final long start;
  private final double firstValue;
  private int count;
  private int lastOffset;
  private int interval;
  private int @Nullable [] offsets;
  private double @Nullable [] values;
  private FloatHistogram @Nullable [] histograms;

  OpenChunk(long timestampMillis, double value) {
    start = timestampMillis;
    firstValue = value;
    count = 1;
  }

  OpenChunk(long timestampMillis, FloatHistogram histogram) {
    this(timestampMillis, histogram.sum());
    histograms = new FloatHistogram[] {histogram};
  }

  boolean accepts(long timestampMillis, SampleKind kind) {
    return count < CAPACITY
        && timestampMillis - start <= Integer.MAX_VALUE
        && (kind == SampleKind.HISTOGRAM) == (histograms != null);
  }

  /** Adds a sample that {@link #accepts} allows and that is newer than the last. */
  void append(long timestampMillis, double value) {
    appendTime((int) (timestampMillis - start));
    appendValue(value);
    count++;
  }

  /** As {@link #append(long, double)}, in a chunk of histograms. */
  void append(long timestampMillis, FloatHistogram histogram) {
    FloatHistogram[] held = requireNonNull(histograms, "the chunk holds floats");
    held = count < held.length ? held : Arrays.copyOf(held, longer(count));
    held[count] = histogram;
    histograms = held;
    appendTime((int) (timestampMillis - start));
    count++;
  }

  long firstMillis() {
    return start;
  }

  long lastMillis() {
    return start + lastOffset;
  }

  double lastValue() {
    return values == null ? firstValue : values[count - 1];
  }

  @Nullable FloatHistogram lastHistogram() {
    return histograms == null ? null : histograms[count - 1];
  }

  Chunk snapshot() {
    return new Chunk(count, times(), values());
  }

  /** The samples in their smallest form. */
  Chunk seal() {
    return new Chunk(count, sealedTimes(), sealedValues());
  }

  private Timestamps times() {
    return offsets == null
        ? new Timestamps.Regular(start, interval)
        : new Timestamps.Irregular(start, offsets);
  }

  private Timestamps sealedTimes() {
    return offsets == null
        ? new Timestamps.Regular(start, interval)
        : Timestamps.compress(start, offsets, count);
  }

  private Values values() {
    if (histograms != null) {
      return new Values.Histograms(histograms);
    }
    return values == null ? new Values.Constant(firstValue) : new Values.Doubles(values);
  }

  private Values sealedValues() {
    if (histograms != null) {
      return new Values.Histograms(Arrays.copyOf(histograms, count));
    }
    return values == null ? new Values.Constant(firstValue) : Values.compress(values, count);
  }

  private void appendTime(int offset) {
    if (count == 1) {
      interval = offset;
    } else if (offsets == null && offset - lastOffset != interval) {
      offsets = regularOffsets();
    }
    if (offsets != null) {
      offsets = count < offsets.length ? offsets : Arrays.copyOf(offsets, longer(count));
      offsets[count] = offset;
    }
    lastOffset = offset;
  }

  private int[] regularOffsets() {
    int[] regular = new int[longer(count)];
    for (int i = 0; i < count; i++) {
      regular[i] = i * interval;
    }
    return regular;
  }

  private void appendValue(double value) {
    if (values == null) {
      if (Values.same(value, firstValue)) {
        return;
      }
      values = new double[longer(count)];
      Arrays.fill(values, 0, count, firstValue);
    }
    values = count < values.length ? values : Arrays.copyOf(values, longer(count));
    values[count] = value;
  }

  private static int longer(int count) {
    return Math.min(CAPACITY, Math.max(FIRST_LENGTH, count * 2));
  }
}
