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
  private final Labels labels;
  private final boolean dropName;
  private final double[] values;
  private final boolean[] present;
  private @Nullable FloatHistogram[] histograms;

  private StepSeries(
      Labels labels,
      boolean dropName,
      double[] values,
      boolean[] present,
      @Nullable FloatHistogram[] histograms) {
    this.labels = labels;
    this.dropName = dropName;
    this.values = values;
    this.present = present;
    this.histograms = histograms;
  }

  /**
   * A series without values yet.
   *
   * @param dropName whether its name is to be removed when the query ends
   */
  StepSeries(Labels labels, boolean dropName, int steps) {
    this(labels, dropName, new double[steps], new boolean[steps], new FloatHistogram[0]);
  }

  /** The same values under other labels. */
  StepSeries renamed(Labels other, boolean drop) {
    return new StepSeries(other, drop, values, present, histograms);
  }

  /** A series without labels whose value at each step is given. */
  static StepSeries ofScalar(double[] values) {
    boolean[] present = new boolean[values.length];
    Arrays.fill(present, true);
    return new StepSeries(Labels.EMPTY, false, values, present, new FloatHistogram[0]);
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
    for (boolean each : present) {
      if (each) {
        return false;
      }
    }
    return true;
  }

  void set(int step, double value) {
    values[step] = value;
    present[step] = true;
  }

  void set(int step, FloatHistogram histogram) {
    if (histograms.length == 0) {
      histograms = new FloatHistogram[values.length];
    }
    histograms[step] = histogram;
    present[step] = true;
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
