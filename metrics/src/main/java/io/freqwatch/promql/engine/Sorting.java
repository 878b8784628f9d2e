package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.parse.Expression.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The functions that put an instant vector in order. A range query has an order of its own. */
final class Sorting {
  private final Query query;
  private final Evaluator evaluator;

  Sorting(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  void evaluate(Call call, TimeGrid grid, SeriesSink sink) {
    if (query.stepMillis() > 0) {
      query
          .annotations()
          .warn(
              "sort is ineffective for range queries since results are always ordered by labels",
              call.position());
    }
    boolean byValue = !call.function().name().startsWith("sort_by_label");
    List<StepSeries> series = new ArrayList<>();
    evaluator.vector(
        Calls.first(call),
        grid,
        each -> {
          query.budget().hold(each.steps());
          series.add(each);
        });
    if (byValue && grid.steps() == 1) {
      series.removeIf(each -> !each.hasFloat(0));
    }
    if (grid.steps() == 1) {
      series.sort(byValue ? byValue(call) : byLabels(call));
    }
    series.forEach(byValue && grid.steps() > 1 ? floatsOnly(sink) : sink::accept);
  }

  private static java.util.function.Consumer<StepSeries> floatsOnly(SeriesSink sink) {
    return series -> {
      StepSeries floats = new StepSeries(series.labels(), series.dropsName(), series.steps());
      for (int step = 0; step < series.steps(); step++) {
        if (series.hasFloat(step)) {
          floats.set(step, series.value(step));
        }
      }
      if (!floats.isEmpty()) {
        sink.accept(floats);
      }
    };
  }

  /** NaN comes last in both orders. */
  private static Comparator<StepSeries> byValue(Call call) {
    double sign = call.function().name().equals("sort_desc") ? -1 : 1;
    return Comparator.comparingDouble(series -> sign * series.value(0));
  }

  private static Comparator<StepSeries> byLabels(Call call) {
    List<String> labels =
        IntStream.range(1, call.arguments().size())
            .mapToObj(index -> Calls.text(call.arguments(), index))
            .toList();
    Comparator<StepSeries> order =
        (left, right) -> {
          for (String label : labels) {
            int by = NaturalOrder.compare(left.labels().value(label), right.labels().value(label));
            if (by != 0) {
              return by;
            }
          }
          return Labels.ORDER.compare(left.labels(), right.labels());
        };
    return call.function().name().endsWith("_desc") ? order.reversed() : order;
  }
}
