package io.freqwatch.promql.testfile;

/**
 * A query with what is expected of it.
 *
 * @param stepMillis 0 for an instant query
 */
record EvalCommand(
    long startMillis, long endMillis, long stepMillis, String query, Expectation expectation) {
  boolean isRange() {
    return stepMillis > 0;
  }
}
