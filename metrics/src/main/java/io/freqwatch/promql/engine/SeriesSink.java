package io.freqwatch.promql.engine;

/** Takes the series of a vector, one after the other, each with at least one value. */
@FunctionalInterface
interface SeriesSink {
  void accept(StepSeries series);
}
