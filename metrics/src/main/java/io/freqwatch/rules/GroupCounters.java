package io.freqwatch.rules;

/** What a group has done. Written by the group's thread, read by any. */
final class GroupCounters {
  private long iterations;
  private long missed;
  private long evaluations;
  private long failures;
  private long refused;
  private long lastEvaluationMillis = Alert.NEVER;
  private double lastDuration;
  private double lastRules;
  private long lastSamples;
  private double lastRestore;

  synchronized void iteration() {
    iterations++;
  }

  synchronized void missed(long count) {
    iterations += count;
    missed += count;
  }

  synchronized void evaluation() {
    evaluations++;
  }

  synchronized void failure() {
    failures++;
  }

  /** Results that were not stored. */
  synchronized void refused(long samples) {
    refused += samples;
  }

  synchronized void ended(long beganMillis, double seconds, double rulesSeconds, long samples) {
    lastEvaluationMillis = beganMillis;
    lastDuration = seconds;
    lastRules = rulesSeconds;
    lastSamples = samples;
  }

  synchronized void restored(double seconds) {
    lastRestore = seconds;
  }

  /** Takes over when the earlier self of the group was evaluated last. */
  synchronized void inherit(GroupStatistics earlier) {
    lastEvaluationMillis = earlier.lastEvaluationMillis();
    lastDuration = earlier.lastDurationSeconds();
  }

  synchronized GroupStatistics statistics() {
    return new GroupStatistics(
        iterations,
        missed,
        evaluations,
        failures,
        refused,
        lastEvaluationMillis,
        lastDuration,
        lastRules,
        lastSamples,
        lastRestore);
  }
}
