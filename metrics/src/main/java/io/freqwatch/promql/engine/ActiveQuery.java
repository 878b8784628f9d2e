package io.freqwatch.promql.engine;

/**
 * A query that runs or waits for its turn.
 *
 * @param id never used for another query of this engine
 * @param startMillis when it was asked, in milliseconds since 1970
 * @param waiting whether it still waits for its turn
 * @param steps for how many moments it is evaluated
 * @param samples how many samples it holds
 * @param bytes about how much memory it holds
 */
public record ActiveQuery(
    long id, String text, long startMillis, boolean waiting, int steps, long samples, long bytes) {}
