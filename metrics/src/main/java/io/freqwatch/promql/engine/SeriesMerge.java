package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one series of those that have the same labels at different steps. Two at one step are an
 * error. Used by the thread of the query.
 */
final class SeriesMerge {
  private final QueryBudget budget;
  private final Map<Labels, StepSeries> series = new LinkedHashMap<>();

  SeriesMerge(QueryBudget budget) {
    this.budget = budget;
  }

  void add(StepSeries added) {
    StepSeries known = series.putIfAbsent(added.labels(), added);
    if (known == null) {
      budget.hold(added.steps());
    } else {
      series.put(added.labels(), merged(known, added));
    }
  }

  private static StepSeries merged(StepSeries left, StepSeries right) {
    boolean dropsName = left.dropsName() || right.dropsName();
    StepSeries merged = new StepSeries(left.labels(), dropsName, left.steps());
    for (int step = 0; step < left.steps(); step++) {
      if (left.has(step) && right.has(step)) {
        throw new PromqlException.Execution("vector cannot contain metrics with the same labelset");
      }
      if (left.has(step) || right.has(step)) {
        merged.copy(step, left.has(step) ? left : right, step);
      }
    }
    return merged;
  }

  /** In the order they came. */
  Collection<StepSeries> series() {
    List<StepSeries> found = new ArrayList<>(series.values());
    found.removeIf(StepSeries::isEmpty);
    return found;
  }
}
