package io.freqwatch.promql.engine;

import java.util.List;

/**
 * A query that has its answer, or has failed.
 *
 * @param text the query
 * @param startMillis the first moment it was evaluated for
 * @param endMillis the last one
 * @param stepMillis from one to the next; 0 for one moment
 * @param askedMillis when it was asked, by the wall clock
 * @param queueNanos how long it waited for its turn
 * @param evaluationNanos how long its evaluation took
 * @param samples how many samples it held at most
 * @param samplesPerStep how many each step looked at; empty where nobody asked
 * @param failure empty where it has an answer
 */
public record EndedQuery(
    String text,
    long startMillis,
    long endMillis,
    long stepMillis,
    long askedMillis,
    long queueNanos,
    long evaluationNanos,
    long samples,
    List<Long> samplesPerStep,
    String failure,
    QueryOrigin origin) {
  public EndedQuery {
    samplesPerStep = List.copyOf(samplesPerStep);
  }
}
