package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One series over all steps of an evaluation. Written by who makes it, only read once it is handed
 * on. Used by the thread of the query.
 */
final class StepSeries {
  private static final @Nullable FloatHistogram[] NO_HISTOGRAMS = {};

  private final Labels labels;
  private final boolean dropName;
  private final double[] values;
  private final boolean[] present;
  private int count;
  private @Nullable FloatHistogram[] histograms;

  private StepSeries(
      Labels labels,
      boolean dropName,
      double[] values,
      boolean[] present,
      int count,
      @Nullable FloatHistogram[] histograms) {
    this.labels = labels;
    this.dropName = dropName;
    this.values = values;
    this.present = present;
    this.count = count;
    this.histograms = histograms;
  }

  /**
   * A series without values yet.
   *
   * @param dropName whether its name is to be removed when the query ends
   */
  StepSeries(Labels labels, boolean dropName, int steps) {
    this(labels, dropName, new double[steps], new boolean[steps], 0, NO_HISTOGRAMS);
  }

  /** The same values under other labels. */
  StepSeries renamed(Labels other, boolean drop) {
    return new StepSeries(other, drop, values, present, count, histograms);
  }

  /** A series without labels whose value at each step is given. */
  static StepSeries ofScalar(double[] values) {
    return ofFloats(Labels.EMPTY, false, values);
  }

  /** A series with a float at each step. The array is handed over. */
  static StepSeries ofFloats(Labels labels, boolean dropName, double[] values) {
    boolean[] present = new boolean[values.length];
    Arrays.fill(present, true);
    return new StepSeries(labels, dropName, values, present, values.length, NO_HISTOGRAMS);
  }

  Labels labels() {
    return labels;
  }

  boolean dropsName() {
    return dropName;
  }

  int steps() {
    return values.length;
  }

  boolean has(int step) {
    return present[step];
  }

  /** Whether there is a float at the step. */
  boolean hasFloat(int step) {
    return present[step] && histogram(step) == null;
  }

  double value(int step) {
    return values[step];
  }

  @Nullable FloatHistogram histogram(int step) {
    return step < histograms.length ? histograms[step] : null;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether there is a float at each step, so that {@link #floats} is all there is to it. */
  boolean isDense() {
    return count == values.length && histograms.length == 0;
  }

  /** The values of a dense series; not to be written to. */
  double[] floats() {
    return values;
  }

  void set(int step, double value) {
    values[step] = value;
    mark(step);
  }

  /** Sets a value at steps that have none yet, the last one excluded. */
  void fill(int from, int to, double value) {
    Arrays.fill(values, from, to, value);
    Arrays.fill(present, from, to, true);
    count += to - from;
  }

  private void mark(int step) {
    count += present[step] ? 0 : 1;
    present[step] = true;
  }

  void set(int step, FloatHistogram histogram) {
    if (histograms.length == 0) {
      histograms = new FloatHistogram[values.length];
    }
    histograms[step] = histogram;
    mark(step);
  }

  /** Takes over what another series has at a step. */
  void copy(int step, StepSeries from, int fromStep) {
    FloatHistogram histogram = from.histogram(fromStep);
    if (histogram == null) {
      set(step, from.values[fromStep]);
    } else {
      set(step, histogram);
    }
  }
}
