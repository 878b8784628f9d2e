package io.freqwatch.rules;

/**
 * What a group has done.
 *
 * @param iterations that were due, those left out included
 * @param iterationsMissed left out because the one before took too long
 * @param evaluations of single rules
 * @param samplesRefused results that the storage did not take: too old, or another value was there
 * @param lastEvaluationMillis when the last iteration began, by the wall clock; {@link Alert#NEVER}
 *     before the first one
 * @param lastDurationSeconds how long it took
 * @param lastRulesSeconds the sum of what its rules took
 * @param lastSamples how many its expressions gave
 * @param lastRestoreSeconds how long it took to restore the state of alerts; 0 without
 */
public record GroupStatistics(
    long iterations,
    long iterationsMissed,
    long evaluations,
    long evaluationFailures,
    long samplesRefused,
    long lastEvaluationMillis,
    double lastDurationSeconds,
    double lastRulesSeconds,
    long lastSamples,
    double lastRestoreSeconds) {}
