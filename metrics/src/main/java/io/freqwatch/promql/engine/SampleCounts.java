package io.freqwatch.promql.engine;

import java.util.Arrays;
import java.util.List;

/**
 * How many samples each step of a query looks at, where that is wanted: one for each series of a
 * selector, and all samples of a range. What a subquery reads is not counted, but what it hands
 * out. Used by the thread of the query.
 */
final class SampleCounts {
  private final long[] perStep;
  private int subqueries;

  /**
   * @param steps of the query; 0 where nobody wants to know
   */
  SampleCounts(int steps) {
    perStep = new long[steps];
  }

  /** Whether what is read now counts. */
  boolean areWanted() {
    return perStep.length > 0 && subqueries == 0;
  }

  void enterSubquery() {
    subqueries++;
  }

  void leaveSubquery() {
    subqueries--;
  }

  /** What a selector found of one series. */
  void instants(StepSeries series) {
    for (int step = 0; areWanted() && step < series.steps(); step++) {
      if (series.has(step)) {
        add(series.steps(), step, 1);
      }
    }
  }

  /**
   * Samples at a step of a grid. A grid of one step among many stands for all of them: what is the
   * same at each is evaluated once.
   */
  void add(int steps, int step, long samples) {
    if (steps == perStep.length) {
      perStep[step] += samples;
    } else {
      for (int each = 0; each < perStep.length; each++) {
        perStep[each] += samples;
      }
    }
  }

  /** Of each step; empty where nothing was counted. */
  List<Long> perStep() {
    return Arrays.stream(perStep).boxed().toList();
  }
}
