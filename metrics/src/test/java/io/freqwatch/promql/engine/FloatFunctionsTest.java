package io.freqwatch.promql.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.parse.Expression.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick functions of floats give, bit for bit, what the general ones give step by step. */
class FloatFunctionsTest {
  private static final long START = 1_700_000_000_000L;
  private static final int STEPS = 60;

  private final ManualClock clock = new ManualClock(START);
  private final Engine engine = new Engine(EngineOptions.DEFAULT, clock);
  private final QueryBudget budget =
      new QueryBudget(
          clock,
          Long.MAX_VALUE,
          EngineOptions.DEFAULT,
          new RunningQuery(1, "q", START, STEPS, engine.reserve()),
          new SampleCounts(0));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate",
        "increase",
        "delta",
        "max_over_time",
        "min_over_time",
        "sum_over_time",
        "avg_over_time",
        "count_over_time",
        "present_over_time",
        "first_over_time",
        "last_over_time",
        "changes",
        "resets"
      })
  void giveWhatTheGeneralOnesGive(String name) {
    Random random = new Random(name.hashCode());
    FloatFunction quick = requireNonNull(FloatFunctions.named(name));
    RangeFunction general = RangeFunctions.named(name);
    for (int round = 0; round < 300; round++) {
      SampleBuffer samples = samples(random);
      RangeEnds ends =
          new RangeEnds(
              START + random.nextInt(60_000),
              random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(40_000),
              1 + random.nextInt(120_000));
      StepSeries quickly = new StepSeries(Labels.EMPTY, false, STEPS);
      new FloatWindows(samples, ends, budget).slide(quick, quickly);
      assertThat(text(quickly)).isEqualTo(text(generally(general, samples, ends)));
    }
  }

  private static SampleBuffer samples(Random random) {
    SampleBuffer samples = new SampleBuffer();
    int kind = random.nextInt(4);
    long time = START - random.nextInt(100_000);
    double value = random.nextInt(100);
    for (int i = random.nextInt(200); i > 0; i--) {
      time += random.nextInt(10) == 0 ? 1 + random.nextInt(90_000) : 10_000;
      value = next(random, kind, value);
      samples.add(time, value, 0);
    }
    return samples;
  }

  private static double next(Random random, int kind, double value) {
    return switch (kind) {
      case 0 -> value;
      case 1 -> random.nextInt(9) == 0 ? 0 : value + random.nextInt(3) * 0.1;
      case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(20));
      default ->
          random.nextInt(3) == 0
              ? List.of(Double.NaN, -0.0, 1e308, -1e308, Double.POSITIVE_INFINITY, 0.0)
                  .get(random.nextInt(6))
              : random.nextInt(5) - 2;
    };
  }

  private static StepSeries generally(
      RangeFunction function, SampleBuffer samples, RangeEnds ends) {
    StepSeries result = new StepSeries(Labels.EMPTY, false, STEPS);
    Window window =
        new Window(
            new Annotations(),
            new Position(0, 1),
            Reading.PLAIN,
            ends.rangeMillis(),
            new double[0][]);
    window.series(samples, "m");
    for (int step = 0; step < STEPS; step++) {
      long end = ends.at(step);
      int from = 0;
      int to = 0;
      for (int i = 0; i < samples.size(); i++) {
        from += samples.time(i) <= end - ends.rangeMillis() ? 1 : 0;
        to += samples.time(i) <= end ? 1 : 0;
      }
      if (from < to) {
        window.move(step, end, end, from, to);
        function.apply(window, result, step);
      }
    }
    return result;
  }

  private static List<String> text(StepSeries series) {
    List<String> values = new ArrayList<>();
    for (int step = 0; step < series.steps(); step++) {
      values.add(series.has(step) ? String.valueOf(series.value(step)) : "none");
    }
    return values;
  }
}
