package io.freqwatch.promql.engine;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.ValueType;
import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.Reading;
import io.freqwatch.promql.parse.Expression.TimeShift;
import java.util.List;
import java.util.Set;

/** Calls functions of ranges: two ends slide over the samples of a series, step by step. */
final class RangeCalls {
  private static final Set<String> KEEPING_NAME = Set.of("last_over_time", "first_over_time");
  private static final List<String> ANCHORED =
      List.of("changes", "delta", "increase", "rate", "resets");
  private static final List<String> SMOOTHED = List.of("delta", "increase", "rate");

  private final Query query;
  private final Evaluator evaluator;
  private final RangeReader reader;

  RangeCalls(Query query, Evaluator evaluator) {
    this.query = query;
    this.evaluator = evaluator;
    this.reader = new RangeReader(query, evaluator);
  }

  void evaluate(Call call, TimeGrid grid, SeriesSink sink) {
    String name = call.function().name();
    Expression range = range(call);
    requireReading(name, RangeReader.reading(range));
    RangeFunction function = RangeFunctions.named(name);
    double[][] parameters = parameters(call, grid);
    if (name.equals("absent_over_time")) {
      absent(range, grid, sink);
      return;
    }
    boolean keepsName = KEEPING_NAME.contains(name);
    Window window = window(range, parameters, name, call);
    FloatFunction quick =
        RangeReader.reading(range) == Reading.PLAIN ? FloatFunctions.named(name) : null;
    reader.read(
        range,
        grid,
        (labels, dropName, samples) -> {
          count(range, grid, samples);
          StepSeries result =
              keepsName
                  ? new StepSeries(labels, dropName, grid.steps())
                  : query.unnamed(labels, grid.steps());
          if (quick != null && samples.isPlain()) {
            quickly(range, grid, samples, quick, result);
          } else {
            window.series(samples, labels.metricName());
            slide(range, grid, samples, window, function, result);
          }
          if (!result.isEmpty()) {
            sink.accept(result);
          }
        });
  }

  private Window window(Expression range, double[][] parameters, String name, Call call) {
    boolean quantile = name.equals("quantile_over_time");
    return new Window(
        query.annotations(),
        quantile ? call.arguments().getFirst().position() : range.position(),
        RangeReader.reading(range),
        reader.rangeMillis(range),
        parameters);
  }

  /** For what does not look at the values. */
  private Window plainWindow(Expression range) {
    return new Window(
        query.annotations(),
        range.position(),
        Reading.PLAIN,
        reader.rangeMillis(range),
        new double[0][]);
  }

  private void slide(
      Expression range,
      TimeGrid grid,
      SampleBuffer samples,
      Window window,
      RangeFunction function,
      StepSeries result) {
    TimeShift shift = RangeReader.shift(range);
    long before = reader.rangeMillis(range) + reader.before(range);
    long behind = reader.behind(range);
    int from = 0;
    int to = 0;
    for (int step = 0; step < grid.steps(); step++) {
      long end = query.reference(shift, grid.at(step));
      while (to < samples.size() && samples.time(to) <= end + behind) {
        to++;
      }
      while (from < to && samples.time(from) <= end - before) {
        from++;
      }
      if (from < to) {
        window.move(step, grid.at(step), end, from, to);
        function.apply(window, result, step);
        query.budget().work(1 + (to - from) / 16);
      }
    }
  }

  /** Tells how many samples each step looks at, where that is wanted. */
  private void count(Expression range, TimeGrid grid, SampleBuffer samples) {
    SampleCounts counts = query.budget().counts();
    if (counts.areWanted()) {
      RangeFunction counting = (window, _, step) -> counts.add(grid.steps(), step, window.size());
      StepSeries none = new StepSeries(Labels.EMPTY, false, 0);
      slide(range, grid, samples, plainWindow(range), counting, none);
    }
  }

  private void quickly(
      Expression range,
      TimeGrid grid,
      SampleBuffer samples,
      FloatFunction function,
      StepSeries result) {
    query.budget().work(grid.steps());
    long end = query.reference(RangeReader.shift(range), grid.startMillis());
    long move = RangeReader.shift(range).at() == null ? grid.stepMillis() : 0;
    RangeEnds ends = new RangeEnds(end, move, reader.rangeMillis(range));
    new FloatWindows(samples, ends, query.budget()).slide(function, result);
  }

  private void absent(Expression range, TimeGrid grid, SeriesSink sink) {
    StepSeries seen = new StepSeries(Labels.EMPTY, false, grid.steps());
    Window window = plainWindow(range);
    RangeFunction mark = (_, result, step) -> result.set(step, 1);
    reader.read(
        range,
        grid,
        (_, _, samples) -> {
          count(range, grid, samples);
          slide(range, grid, samples, window, mark, seen);
        });
    StepSeries absent =
        new StepSeries(AbsentLabels.of(RangeReader.unwrapped(range)), false, grid.steps());
    for (int step = 0; step < grid.steps(); step++) {
      if (!seen.has(step)) {
        absent.set(step, 1);
      }
    }
    if (!absent.isEmpty()) {
      sink.accept(absent);
    }
  }

  private static Expression range(Call call) {
    return call.arguments().stream()
        .filter(each -> each.type() == ValueType.MATRIX)
        .findFirst()
        .orElseThrow();
  }

  private double[][] parameters(Call call, TimeGrid grid) {
    return call.arguments().stream()
        .filter(each -> each.type() == ValueType.SCALAR)
        .map(each -> evaluator.scalar(each, grid))
        .toArray(double[][]::new);
  }

  private static void requireReading(String function, Reading reading) {
    List<String> allowed = reading == Reading.ANCHORED ? ANCHORED : SMOOTHED;
    if (reading != Reading.PLAIN && !allowed.contains(function)) {
      throw new PromqlException.Execution(
          "%s modifier can only be used with: %s - not with %s"
              .formatted(
                  reading == Reading.ANCHORED ? "anchored" : "smoothed",
                  String.join(", ", allowed),
                  function));
    }
  }
}
