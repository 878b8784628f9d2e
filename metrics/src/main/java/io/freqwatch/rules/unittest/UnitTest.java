package io.freqwatch.rules.unittest;

import io.freqwatch.model.Labels;
import io.freqwatch.promql.testfile.SeriesLine;
import java.time.Duration;
import java.util.List;

/**
 * One test of a file.
 *
 * @param name empty where it has none
 * @param interval between the samples of the series
 * @param startMillis when time begins, in milliseconds since 1970
 */
record UnitTest(
    String name,
    Duration interval,
    List<SeriesLine> series,
    List<AlertCase> alerts,
    List<ExpressionCase> expressions,
    Labels externalLabels,
    String externalUrl,
    long startMillis) {

  /** Which alerts of one name fire at one time. */
  record AlertCase(Duration at, String name, List<ExpectedAlert> expected) {}

  record ExpectedAlert(Labels labels, Labels annotations) {}

  /** What an expression gives at one time. */
  record ExpressionCase(Duration at, String expression, List<ExpectedSample> expected) {}

  /**
   * @param histogram as the notation of series has it; empty for a float
   */
  record ExpectedSample(String labels, double value, String histogram) {}

  /** When the last case is looked at. */
  Duration end() {
    Duration end = Duration.ZERO;
    for (AlertCase one : alerts) {
      end = one.at().compareTo(end) > 0 ? one.at() : end;
    }
    for (ExpressionCase one : expressions) {
      end = one.at().compareTo(end) > 0 ? one.at() : end;
    }
    return end;
  }
}
