package io.freqwatch.web.prometheus;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import java.util.List;

/** Samples for tests. */
final class QueryValues {
  static final FloatHistogram HISTOGRAM =
      new FloatHistogram(
          CounterResetHint.UNKNOWN,
          0,
          0.5,
          2,
          10,
          3.5,
          List.of(new Span(0, 1), new Span(2, 1)),
          List.of(new Span(1, 1)),
          new double[] {3, 4},
          new double[] {1},
          new double[0],
          true);

  private QueryValues() {}
}
