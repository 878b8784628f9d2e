package io.freqwatch.promql.testfile;

import java.util.List;

/**
 * How the evaluations of a file went.
 *
 * @param failures what was wrong with each that failed, with its line
 */
public record TestReport(int passed, List<String> failures) {
  public TestReport {
    failures = List.copyOf(failures);
  }
}
