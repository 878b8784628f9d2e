package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.PromqlException;
import java.util.Map;

/** The functions of ranges by name. */
final class RangeFunctions {
  private static final Map<String, RangeFunction> BY_NAME =
      Map.ofEntries(
          Map.entry("absent_over_time", RangeFunctions::present),
          Map.entry("avg_over_time", OverTime::average),
          Map.entry("changes", Changes::changes),
          Map.entry("count_over_time", (window, out, step) -> out.set(step, window.size())),
          Map.entry("delta", Rates::delta),
          Map.entry("deriv", Regression::slope),
          Map.entry("double_exponential_smoothing", Smoothing::apply),
          Map.entry(
              "first_over_time", (window, out, step) -> sample(window, window.from(), out, step)),
          Map.entry("idelta", InstantRates::delta),
          Map.entry("increase", Rates::increase),
          Map.entry("irate", InstantRates::rate),
          Map.entry(
              "last_over_time", (window, out, step) -> sample(window, window.to() - 1, out, step)),
          Map.entry("mad_over_time", OverTime::medianDeviation),
          Map.entry("max_over_time", Extremes::max),
          Map.entry("min_over_time", Extremes::min),
          Map.entry("predict_linear", Regression::prediction),
          Map.entry("present_over_time", RangeFunctions::present),
          Map.entry("quantile_over_time", OverTime::quantile),
          Map.entry("rate", Rates::rate),
          Map.entry("resets", Changes::resets),
          Map.entry("stddev_over_time", OverTime::deviation),
          Map.entry("stdvar_over_time", OverTime::variance),
          Map.entry("sum_over_time", OverTime::sum),
          Map.entry(
              "ts_of_first_over_time",
              (window, out, step) -> time(window, window.from(), out, step)),
          Map.entry(
              "ts_of_last_over_time",
              (window, out, step) -> time(window, window.to() - 1, out, step)),
          Map.entry("ts_of_max_over_time", Extremes::timeOfMax),
          Map.entry("ts_of_min_over_time", Extremes::timeOfMin));

  private RangeFunctions() {}

  static RangeFunction named(String name) {
    RangeFunction function = BY_NAME.get(name);
    if (function == null) {
      throw new PromqlException.Execution("no function of ranges has the name " + name);
    }
    return function;
  }

  private static void present(Window window, StepSeries out, int step) {
    out.set(step, 1);
  }

  private static void sample(Window window, int index, StepSeries out, int step) {
    if (window.isFloat(index)) {
      out.set(step, window.value(index));
    } else {
      FloatHistogram histogram = window.histogram(index);
      out.set(step, histogram);
    }
  }

  private static void time(Window window, int index, StepSeries out, int step) {
    out.set(step, window.time(index) / 1e3);
  }
}
