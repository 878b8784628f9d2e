package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls functions. */
final class Calls {
  private final Query query;
  private final Evaluator evaluator;

  Calls(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
  }

  void vector(Call call, TimeGrid grid, SeriesSink sink) {
    String name = call.function().name();
    DoubleUnaryOperator operator = ElementFunctions.named(name);
    if (call.arguments().stream().anyMatch(each -> each.type() == ValueType.MATRIX)) {
      new RangeCalls(query, evaluator).evaluate(call, grid, sink);
    } else if (operator != null) {
      evaluator.vector(first(call), grid, mapped(operator, sink));
    } else if (Dates.isDate(name)) {
      dates(call, grid, sink);
    } else {
      other(name, call, grid, sink);
    }
  }

  private void other(String name, Call call, TimeGrid grid, SeriesSink sink) {
    switch (name) {
      case "absent" -> absent(first(call), grid, sink);
      case "clamp", "clamp_min", "clamp_max" -> clamp(name, call, grid, sink);
      case "histogram_avg", "histogram_count", "histogram_sum" ->
          new Evaluator(query.tellingResets())
              .vector(first(call), grid, HistogramParts.sink(name, query, sink));
      case "histogram_stddev", "histogram_stdvar" ->
          evaluator.vector(first(call), grid, HistogramParts.sink(name, query, sink));
      case "histogram_fraction", "histogram_quantile", "histogram_quantiles" ->
          new HistogramCalls(query, evaluator).evaluate(call, grid, sink);
      case "info" -> new InfoJoin(query, evaluator).evaluate(call, grid, sink);
      case "label_join", "label_replace" ->
          new LabelCalls(query, evaluator).evaluate(call, grid, sink);
      case "round" -> round(call, grid, sink);
      case "sort", "sort_desc", "sort_by_label", "sort_by_label_desc" ->
          new Sorting(query, evaluator).evaluate(call, grid, sink);
      case "start_timestamp" -> times(call, grid, SelectorReader.Part.START, sink);
      case "timestamp" -> times(call, grid, SelectorReader.Part.TIME, sink);
      case "vector" -> sink.accept(StepSeries.ofScalar(evaluator.scalar(first(call), grid)));
      default -> throw new PromqlException.Execution("no function of vectors is called " + name);
    }
  }

  double[] scalar(Call call, TimeGrid grid) {
    double[] values = new double[grid.steps()];
    switch (call.function().name()) {
      case "time" -> Arrays.setAll(values, step -> grid.at(step) / 1e3);
      case "pi" -> Arrays.fill(values, Math.PI);
      case "step" -> Arrays.fill(values, query.stepMillis() / 1e3);
      case "start" -> Arrays.fill(values, query.grid().startMillis() / 1e3);
      case "end" -> Arrays.fill(values, query.grid().endMillis() / 1e3);
      case "range" ->
          Arrays.fill(values, (query.grid().endMillis() - query.grid().startMillis()) / 1e3);
      case "max_of", "min_of" -> choose(call, grid, values);
      case "scalar" -> onlyFloat(first(call), grid, values);
      default ->
          throw new PromqlException.Execution(
              "no function of scalars is called " + call.function().name());
    }
    return values;
  }

  private void choose(Call call, TimeGrid grid, double[] values) {
    double[] left = evaluator.scalar(first(call), grid);
    double[] right = evaluator.scalar(call.arguments().get(1), grid);
    boolean larger = call.function().name().equals("max_of");
    Arrays.setAll(
        values,
        step -> larger ? Math.max(left[step], right[step]) : Math.min(left[step], right[step]));
  }

  private void onlyFloat(Expression vector, TimeGrid grid, double[] values) {
    int[] found = new int[values.length];
    evaluator.vector(
        vector,
        grid,
        series -> {
          for (int step = 0; step < values.length; step++) {
            if (series.hasFloat(step)) {
              found[step]++;
              values[step] = series.value(step);
            }
          }
        });
    for (int step = 0; step < values.length; step++) {
      if (found[step] != 1) {
        values[step] = Double.NaN;
      }
    }
  }

  /** Floats alone go through, without their name. */
  private SeriesSink mapped(DoubleUnaryOperator operator, SeriesSink sink) {
    return series -> {
      StepSeries result = query.unnamed(series.labels(), series.steps());
      for (int step = 0; step < series.steps(); step++) {
        if (series.hasFloat(step)) {
          result.set(step, operator.applyAsDouble(series.value(step)));
        }
      }
      if (!result.isEmpty()) {
        sink.accept(result);
      }
    };
  }

  private void dates(Call call, TimeGrid grid, SeriesSink sink) {
    DoubleUnaryOperator date = Dates.named(call.function().name());
    if (!call.arguments().isEmpty()) {
      evaluator.vector(first(call), grid, mapped(date, sink));
      return;
    }
    double[] values = new double[grid.steps()];
    Arrays.setAll(values, step -> date.applyAsDouble(Math.floorDiv(grid.at(step), 1000L)));
    sink.accept(StepSeries.ofScalar(values));
  }

  private void clamp(String name, Call call, TimeGrid grid, SeriesSink sink) {
    double[] infinite = new double[grid.steps()];
    Arrays.fill(infinite, Double.POSITIVE_INFINITY);
    double[] one = evaluator.scalar(call.arguments().get(1), grid);
    double[] lower = name.equals("clamp_max") ? negative(infinite) : one;
    double[] upper =
        switch (name) {
          case "clamp" -> evaluator.scalar(call.arguments().get(2), grid);
          case "clamp_max" -> one;
          default -> infinite;
        };
    evaluator.vector(
        first(call),
        grid,
        series -> {
          StepSeries result = query.unnamed(series.labels(), series.steps());
          for (int step = 0; step < series.steps(); step++) {
            if (series.hasFloat(step) && !(upper[step] < lower[step])) {
              double value = Math.min(upper[step], series.value(step));
              result.set(step, Math.max(lower[step], value));
            }
          }
          emit(result, sink);
        });
  }

  private static double[] negative(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private void round(Call call, TimeGrid grid, SeriesSink sink) {
    double[] nearest = new double[grid.steps()];
    Arrays.fill(nearest, 1);
    double[] to =
        call.arguments().size() < 2 ? nearest : evaluator.scalar(call.arguments().get(1), grid);
    evaluator.vector(
        first(call),
        grid,
        series -> {
          StepSeries result = query.unnamed(series.labels(), series.steps());
          for (int step = 0; step < series.steps(); step++) {
            if (series.hasFloat(step)) {
              double inverse = 1 / to[step];
              result.set(step, Math.floor(series.value(step) * inverse + 0.5) / inverse);
            }
          }
          emit(result, sink);
        });
  }

  private static void emit(StepSeries result, SeriesSink sink) {
    if (!result.isEmpty()) {
      sink.accept(result);
    }
  }

  private void absent(Expression vector, TimeGrid grid, SeriesSink sink) {
    StepSeries seen = new StepSeries(Labels.EMPTY, false, grid.steps());
    evaluator.vector(
        vector,
        grid,
        series -> {
          for (int step = 0; step < series.steps(); step++) {
            if (series.has(step)) {
              seen.set(step, 1);
            }
          }
        });
    Labels labels = AbsentLabels.of(RangeReader.unwrapped(vector));
    StepSeries absent = new StepSeries(labels, false, grid.steps());
    for (int step = 0; step < grid.steps(); step++) {
      if (!seen.has(step)) {
        absent.set(step, 1);
      }
    }
    emit(absent, sink);
  }

  /** The times of samples are known of selectors only; all else has the time of its step. */
  private void times(Call call, TimeGrid grid, SelectorReader.Part part, SeriesSink sink) {
    if (RangeReader.unwrapped(first(call)) instanceof VectorSelector selector) {
      new SelectorReader(query).read(selector, grid, part, sink);
    } else if (part == SelectorReader.Part.TIME) {
      evaluator.vector(
          first(call),
          grid,
          series -> {
            StepSeries result = query.unnamed(series.labels(), series.steps());
            for (int step = 0; step < series.steps(); step++) {
              if (series.has(step)) {
                result.set(step, grid.at(step) / 1e3);
              }
            }
            emit(result, sink);
          });
    }
  }

  static Expression first(Call call) {
    return call.arguments().getFirst();
  }

  /** The value of an argument that must be a text. */
  static String text(List<Expression> arguments, int index) {
    @Nullable Expression argument = RangeReader.unwrapped(arguments.get(index));
    if (argument instanceof StringLiteral literal) {
      return literal.value();
    }
    throw new PromqlException.Execution("expected a string literal");
  }
}
